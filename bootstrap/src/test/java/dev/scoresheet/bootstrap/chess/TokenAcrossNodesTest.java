package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that writes on one node finds the write on another. This holds whether or not nodes tell each other
/// that the log has grown.
class TokenAcrossNodesTest {

    private static final int POLL_MILLIS = 1_000;
    private static final int GAMES = 4;

    @TempDir(factory = InMemory.class)
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void what_was_written_on_one_node_is_found_on_the_other_within_two_polls(String notify) throws Exception {
        try (var database = TestDatabase.migrated("kernel", "chess");
                var client = HttpClient.newHttpClient();
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password())
                        .with("SCORESHEET_NOTIFY", notify)
                        .with("SCORESHEET_POLL_MILLIS", Integer.toString(POLL_MILLIS))) {
            var nodes = List.of(sandbox.serve(), sandbox.serve());
            for (int game = 0; game < GAMES; game++) {
                var writing = nodes.get(game % 2);
                var reading = nodes.get((game + 1) % 2);
                var created = client.send(
                        HttpRequest.newBuilder(URI.create(writing.api() + "/api/games"))
                                .timeout(Duration.ofSeconds(20))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}"))
                                .build(),
                        BodyHandlers.ofString());
                assertEquals(201, created.statusCode(), created.body());
                var id = created.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
                long position = created.headers()
                        .firstValueAsLong("Scoresheet-Position")
                        .orElseThrow();

                var found = get(client, reading, "after=%d&wait=%d".formatted(position, 2 * POLL_MILLIS));
                assertEquals(200, found.statusCode(), found.body());
                assertTrue(found.body().contains(id), found.body());
                assertTrue(
                        found.headers().firstValueAsLong("Scoresheet-Position").orElseThrow() >= position);

                var beyond = get(client, reading, "after=" + (position + 1_000));
                assertEquals(400, beyond.statusCode(), beyond.body());
                assertTrue(beyond.body().contains("the last position of the log, which is " + position), beyond.body());
            }
        }
    }

    private static HttpResponse<String> get(HttpClient client, Sandbox.Running node, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.api() + "/api/games?player=ada&" + token))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
