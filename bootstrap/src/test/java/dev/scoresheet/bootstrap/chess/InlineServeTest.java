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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that was told to step a read model with its appends.
class InlineServeTest {

    private static final String TOKEN = "a-token-of-this-test";
    private static final int GAMES = 10;

    @TempDir(factory = InMemory.class)
    Path home;

    @Test
    void an_unknown_read_model_is_refused_with_the_known_ones() throws Exception {
        try (var sandbox = new Sandbox(home)) {
            var ended = sandbox.run("serve", "--inline", "games,chess960-openings");
            assertEquals(78, ended.code(), ended.err());
            assertTrue(
                    ended.err()
                            .contains(
                                    "inline names chess960-openings, but there is no such read model; the read models are"
                                            + " challenges, explorer, games, head-to-head"),
                    ended.err());
        }
    }

    /// No query says what it waits for: what was answered is there, but for the rare start that met the
    /// renewal of a lease.
    @Test
    void a_game_is_found_as_soon_as_its_start_is_answered() throws Exception {
        try (var database = TestDatabase.migrated("kernel", "chess");
                var client = HttpClient.newHttpClient();
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password())
                        .with("SCORESHEET_OPERATIONS_TOKEN", TOKEN)) {
            var server = sandbox.serve("--inline", "games");
            var ready = request(server.operations() + "/health/ready").build();
            while (client.send(ready, BodyHandlers.ofString()).statusCode() != 200) {
                Thread.sleep(50);
            }
            int there = 0;
            for (int n = 0; n < GAMES; n++) {
                var started = send(
                        client,
                        request(server.api() + "/api/games")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}")));
                assertEquals(201, started.statusCode(), started.body());
                var location = started.headers().firstValue("Location").orElseThrow();
                var id = location.substring(location.lastIndexOf('/') + 1);
                var found = send(client, request(server.api() + "/api/games"));
                there += found.body().contains(id) ? 1 : 0;
            }
            assertTrue(there >= GAMES - 2, there + " of " + GAMES);
            var listed = send(
                    client, request(server.operations() + "/projections").header("Authorization", "Bearer " + TOKEN));
            assertTrue(
                    listed.body()
                                    .matches("(?s).*\"name\":\"games\"[^}]*\"mode\":\"inline\"[^}]*\"nodes\":"
                                            + "\\[\\{\"node\":\"[^\"]+\",\"mode\":\"inline\"}].*")
                            && listed.body().matches("(?s).*\"name\":\"explorer\"[^}]*\"mode\":\"async\".*"),
                    listed.body());
            server.terminate();
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
