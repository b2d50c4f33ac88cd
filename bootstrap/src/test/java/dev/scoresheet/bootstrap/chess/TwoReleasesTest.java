package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Two releases on one database whose read models are not the same: one knows a table of openings, the other none.
class TwoReleasesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOKEN = "a-token-of-this-test";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir(factory = InMemory.class)
    private Path home;

    private TestDatabase database;
    private Sandbox sandbox;
    private String openings;

    @BeforeEach
    void prepare() throws IOException {
        database = TestDatabase.fresh();
        sandbox = new Sandbox(home)
                .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", database.user())
                .with("SCORESHEET_DATABASE_PASSWORD", database.password())
                .with("SCORESHEET_POLL_MILLIS", "50")
                .with("SCORESHEET_LEASE_SECONDS", "2")
                .with("SCORESHEET_OPERATIONS_TOKEN", TOKEN);
        var folder = Files.createDirectory(home.resolve("openings"));
        for (var name : List.of("a", "b", "c", "d", "e")) {
            var lines = "eco\tname\tpgn\n" + (name.equals("a") ? "A00\tBarnes Opening\t1. f3\n" : "");
            Files.writeString(folder.resolve(name + ".tsv"), lines);
        }
        openings = folder.toString();
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
        database.close();
    }

    @Test
    void each_release_answers_from_its_own_rows_and_the_newer_one_serves_by_itself_only_when_it_is_alone()
            throws Exception {
        var older = sandbox.serve();
        long first = play(older);
        assertNames(older, first, "\"eco\":null");

        var newer = sandbox.serve("--openings", openings);
        assertNotReady(newer, "/api/games");
        assertNotReady(newer, "/api/players/ada/statistics");
        await(() -> caughtUp("games") && caughtUp("player-statistics"));
        Thread.sleep(1_000); // the lookout has looked meanwhile
        assertNotReady(newer, "/api/games");
        assertEquals(503, get(newer.operations() + "/health/ready").statusCode());
        assertEquals(200, get(newer.api() + "/api/statistics").statusCode(), "a view that is the same in both");

        var gate = sandbox.run("cutover", "games", "--openings", openings);
        assertEquals(1, gate.code(), "the openings differ: " + gate.out() + gate.err());
        var accepted = sandbox.run("cutover", "games", "--openings", openings, "--accept", "openings have names now");
        assertEquals(0, accepted.code(), accepted.err());
        long second = play(newer);
        assertNames(newer, second, "\"eco\":\"A00\",\"opening\":\"Barnes Opening\"");
        assertNames(older, second, "\"eco\":null");
        assertNotReady(newer, "/api/players/ada/statistics");

        assertEquals(143, older.terminate());
        await(() -> get(newer.operations() + "/health/ready").statusCode() == 200);
        var statistics = get(newer.api() + "/api/players/ada/statistics?wait=10000&after=" + second);
        assertEquals(200, statistics.statusCode(), statistics.body());
        assertTrue(statistics.body().contains("Barnes Opening"), statistics.body());
        var acts = sandbox.run("acts", "player-statistics", "--openings", openings);
        assertTrue(acts.out().contains("no gate ran"), acts.out() + acts.err());

        long third = play(newer);
        var again = sandbox.serve();
        assertNames(again, third, "\"eco\":null");
        assertNames(newer, third, "\"eco\":\"A00\"");

        assertEquals(Set.of("serving"), roles(newer));
        assertEquals(143, again.terminate());
        clearedAwayAndFilledAnew(newer, third);
    }

    /// Clears away the generations of the older release, which no node follows any more.
    private void clearedAwayAndFilledAnew(Sandbox.Running newer, long position) throws Exception {
        assertEquals(Set.of("serving", "unfollowed"), roles(newer));
        theOldRowsStopped();
        await(() -> get(newer.operations() + "/health/loops").statusCode() == 200);
        var retired = sandbox.run("clean-up", "--unfollowed-hours", "0");
        assertEquals(0, retired.code(), retired.err());
        assertTrue(retired.out().startsWith("2 generations retired: "), retired.out());
        assertTrue(retired.out().contains("0 generations dropped"), "a moment ago: " + retired.out());
        assertEquals(Set.of("serving", "retired"), roles(newer));

        var late = sandbox.serve();
        await(() -> caughtUp("games") && caughtUp("player-statistics"));
        assertNotReady(late, "/api/games");
        assertEquals(
                Set.of("serving", "candidate", "retired"),
                roles(newer),
                "a candidate is filled while another generation serves");
        assertNames(newer, position, "\"eco\":\"A00\"");
    }

    /// As if a consumer of the older release had come to an event that it does not know.
    private void theOldRowsStopped() throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate("update kernel.generation set stopped = 'an event of a newer release'"
                            + " where view = 'games' and parameters = ''"));
        }
    }

    /// Returns the roles of all generations of the games.
    private Set<String> roles(Sandbox.Running node) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.operations() + "/projections"))
                .header("Authorization", "Bearer " + TOKEN);
        var roles = new TreeSet<String>();
        for (var line : JSON.readTree(
                        client.send(request.build(), BodyHandlers.ofString()).body())
                .get("projections")) {
            if (line.get("name").asString().equals("games")) {
                roles.add(line.get("role").asString());
                assertTrue(line.get("diskBytes").asLong() > 0, line::toString);
            }
        }
        return roles;
    }

    private void assertNames(Sandbox.Running node, long position, String words) throws Exception {
        var answer = get(node.api() + "/api/games?wait=10000&after=" + position);
        assertEquals(200, answer.statusCode(), answer.body());
        var items = answer.body().split("\"termination\":", -1).length - 1;
        assertEquals(items, answer.body().split(words, -1).length - 1, answer.body());
    }

    private void assertNotReady(Sandbox.Running node, String question) throws Exception {
        var answer = get(node.api() + question);
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("/problems/view-not-ready"), answer.body());
        assertTrue(answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
    }

    /// Returns true if a generation of a second identity has come to the head.
    private boolean caughtUp(String view) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select count(*) from kernel.generation
                        where view = '%s' and stage = 'loaded' and position = (select max(position) from kernel.event)
                        """.formatted(view))) {
            return found.next() && found.getLong(1) == 2;
        }
    }

    /// A game of ada and bob; answers with the position of its end.
    private long play(Sandbox.Running node) throws Exception {
        var created = post(node, "/api/games", "{\"white\":\"ada\",\"black\":\"bob\",\"timeControl\":null}");
        var game = created.headers().firstValue("Location").orElseThrow();
        post(node, game + "/moves", "{\"ply\":1,\"move\":\"f3\"}");
        var move = HttpRequest.newBuilder(URI.create(node.api() + game + "/moves"))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", "bob")
                .POST(BodyPublishers.ofString("{\"ply\":2,\"move\":\"e5\"}"))
                .build();
        assertEquals(200, client.send(move, BodyHandlers.ofString()).statusCode());
        return post(node, game + "/resignation", "{}")
                .headers()
                .firstValueAsLong("Scoresheet-Position")
                .orElseThrow();
    }

    private HttpResponse<String> post(Sandbox.Running node, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(node.api() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", "ada")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        return answer;
    }

    private HttpResponse<String> get(String url) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        for (var giveUp = System.nanoTime() + PATIENCE.toNanos(); !condition.holds(); ) {
            assertTrue(System.nanoTime() < giveUp, "not within " + PATIENCE);
            Thread.sleep(50);
        }
    }
}
