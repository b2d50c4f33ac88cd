package dev.scoresheet.bootstrap.chess.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes whose clients write to the same games. Nothing is lost or doubled, and every refusal is right for a state
/// that the game had after the request was sent.
class SameGamesTest {

    private static final int GAMES = 8;
    private static final int WRITERS = 2;

    @Test
    void every_answer_of_two_nodes_fits_the_log(@TempDir(factory = InMemory.class) Path home) throws Exception {
        var seed = Long.getLong("races.seed", new Random().nextLong());
        System.out.println("same games: replay with -Draces.seed=" + seed);
        try (var database = TestDatabase.migrated("kernel", "chess");
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password());
                var client = HttpClient.newHttpClient()) {
            var nodes = List.of(sandbox.serve().api(), sandbox.serve().api());
            var acknowledged = new ConcurrentHashMap<String, Long>();
            var running = new ArrayList<Future<List<Attempt>>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int game = 0; game < GAMES; game++) {
                    var path = start(client, nodes.get(game % 2));
                    acknowledged.put(path, 1L);
                    for (int writer = 0; writer < 2 * WRITERS; writer++) {
                        var own = writer % 2 == 0 ? nodes : nodes.reversed();
                        var random = new Random(seed + 100L * game + writer);
                        running.add(threads.submit(new Writer(client, own, path, acknowledged, random)::play));
                    }
                }
            }
            var attempts = new ArrayList<Attempt>();
            for (var writer : running) {
                attempts.addAll(writer.get());
            }
            var problems = new ArrayList<String>();
            for (var game : acknowledged.keySet()) {
                var own =
                        attempts.stream().filter(one -> one.game().equals(game)).toList();
                problems.addAll(new AnswersAgainstLog(events(database, game)).problems(own));
            }
            assertEquals(List.of(), problems);
            long refused = attempts.stream().filter(one -> one.status() != 200).count();
            System.out.printf("same games: %,d requests, %,d refused%n", attempts.size(), refused);
            assertTrue(refused > 100, refused + " refusals are too few for a race");
        }
    }

    private static String start(HttpClient client, String node) throws Exception {
        var body =
                "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":{\"initialSeconds\":3600,\"incrementSeconds\":1}}";
        var request = HttpRequest.newBuilder(URI.create(node + "/api/games"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /// Reads the log itself, without the server.
    private static List<AnswersAgainstLog.Event> events(TestDatabase database, String game) throws SQLException {
        var stream = "game-" + game.substring(game.lastIndexOf('/') + 1);
        var events = new ArrayList<AnswersAgainstLog.Event>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var select = connection.prepareStatement(
                        "select version, type, data ->> 'uci' from kernel.event where stream = ? order by version")) {
            select.setString(1, stream);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var move = rows.getString(3);
                    events.add(
                            new AnswersAgainstLog.Event(rows.getLong(1), rows.getString(2), move == null ? "" : move));
                }
            }
        }
        return events;
    }
}
