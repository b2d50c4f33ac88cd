package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many callers that move in as many games at once on a server that has just started: it knows no game yet. Its pool
/// has six connections, and each read takes longer than usual. Each caller waits in turn and gets an answer.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ColdReadersTest {

    private static final int CALLERS = 64;

    /// Time from which a reader without a turn would have given up.
    private static final Duration GIVES_UP = Duration.ofSeconds(5);

    /// All reads together take 7.5 s: more than a reader waits for a connection after its turn.
    private static final String SLOW_READS = """
            alter table kernel.event enable row level security;
            alter table kernel.event force row level security;
            create policy slow on kernel.event for select using ((select true from pg_sleep(0.7)));
            create policy writes on kernel.event for insert with check (true)
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void sixty_four_callers_of_a_cold_server_all_move(@TempDir(factory = InMemory.class) Path home) throws Exception {
        try (var database = TestDatabase.migrated("kernel", "chess");
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password())) {
            var warm = sandbox.serve();
            var games = new ArrayList<String>();
            for (int game = 0; game < CALLERS; game++) {
                games.add(startGame(warm.api()));
            }
            warm.terminate();
            var cold = sandbox.serve();
            try (var sql = Sql.on(database)) {
                sql.run(SLOW_READS);
            }

            var began = Instant.now();
            var moves = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (var game : games) {
                moves.add(client.sendAsync(firstMove(cold.api() + game), BodyHandlers.ofString()));
            }
            var byStatus = moves.stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting()));

            assertEquals(Map.of(200, (long) CALLERS), byStatus);
            var took = Duration.between(began, Instant.now());
            assertTrue(took.compareTo(GIVES_UP) > 0, () -> "the reads were not slow: " + took);
        }
    }

    private String startGame(String api) throws Exception {
        var answer = client.send(
                request(api + "/api/games", "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}"),
                BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static HttpRequest firstMove(String game) {
        return request(game + "/moves", "{\"ply\":1,\"move\":\"e4\"}");
    }

    private static HttpRequest request(String address, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", "ada")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
