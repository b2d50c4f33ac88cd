package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server keeps its read models going with every store, and says so.
final class ReadModelsServedTest {

    private static final List<String> VIEWS = List.of(
            "games",
            "player-statistics",
            "head-to-head",
            "site-statistics",
            "explorer",
            "ratings",
            "rating-history",
            "trace");

    @TempDir(factory = InMemory.class)
    Path home;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"memory", "postgres"})
    void every_view_follows_the_played_games(String store) throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var server = sandbox.serve("--store", store, "--lease-seconds", "2", "--poll-millis", "50");
            assertEquals(201, play(server.api()));

            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            var loops = "";
            do {
                assertTrue(System.nanoTime() < deadline, "not within a minute: " + loops);
                Thread.sleep(100);
                loops = get(server.operations() + "/health/loops");
            } while (!VIEWS.stream().allMatch(reads(loops, 1)::contains));
            assertTrue(loops.startsWith("{\"status\":\"up\",\"head\":1,"), loops);
            assertTrue(get(server.operations() + "/health/ready").startsWith("{\"status\":\"up\""));
        }
    }

    private static List<String> reads(String loops, long position) {
        return Pattern.compile(
                        "\"name\":\"([a-z-]+)/\\d+\",\"state\":\"running\",\"status\":\"up\",\"reason\":null,\"read\":"
                                + position + ",")
                .matcher(loops)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private int play(String api) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(api + "/api/games"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"white\":\"anna\",\"black\":\"bert\",\"timeControl\":null,\"rated\":false}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private String get(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
