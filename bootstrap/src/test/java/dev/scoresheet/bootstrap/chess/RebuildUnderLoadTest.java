package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.TestData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Read models operated from the command line, each verb a process of its own, beside a server that is in use.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildUnderLoadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String GAMES = "pgn/masters/Capablanca.pgn.gz";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();

    private TestDatabase database;
    private Sandbox sandbox;
    private Sandbox.Running server;

    @BeforeAll
    void serveWhatWasImported(@TempDir(factory = InMemory.class) Path home) throws Exception {
        database = TestDatabase.fresh();
        sandbox = new Sandbox(home)
                .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                .with("SCORESHEET_DATABASE_USER", database.user())
                .with("SCORESHEET_DATABASE_PASSWORD", database.password())
                .with("SCORESHEET_OPERATIONS_TOKEN", "token-of-the-operations")
                .with("SCORESHEET_POLL_MILLIS", "50")
                .with("SCORESHEET_LEASE_SECONDS", "3");
        var games = TestData.path(GAMES).toString();
        server = sandbox.serve();
        assertTrue(verb(0, "import", games).get("archived").asLong() > 500);
    }

    @AfterAll
    void end() {
        client.close();
        sandbox.close();
        database.close();
    }

    @Test
    void no_client_notices_that_a_view_is_rebuilt_switched_and_taken_back() throws Exception {
        var player = items("/api/games?limit=1").getFirst().at("/white/id").asString();
        var questions = List.of(
                "/api/games?limit=20",
                "/api/games?player=ada&status=ended&limit=20",
                "/api/players/" + player + "/games?limit=20",
                "/api/players/ada/statistics",
                "/api/players/ada/versus/bob",
                "/api/statistics",
                "/api/explorer?moves=f2f3");
        try (var playing = new PlayedByTheWay(server.api());
                var asking = new Inquirers(server.api(), questions, playing::written)) {
            var before = line(verb(0, "projections"), "games", "async");

            var rebuilt = verb(0, "rebuild", "games");
            assertEquals("games", rebuilt.get("view").asString());
            assertTrue(
                    rebuilt.get("generation").asLong()
                            > before.get("generation").asLong(),
                    rebuilt.toString());
            assertTrue(rebuilt.get("rows").asLong() > 500, rebuilt.toString());
            assertFalse(rebuilt.get("resumed").asBoolean());

            var compared = verb(0, "diff", "games");
            assertEquals(0, compared.get("differing").asLong(), compared.toString());
            assertEquals(rebuilt.get("generation"), compared.get("candidate"));

            var switched = verb(0, "cutover", "games");
            assertEquals(rebuilt.get("generation"), switched.get("serving"));
            assertEquals(before.get("generation"), switched.get("before"));
            long written = playing.written();
            await("the writer has stopped", () -> playing.written() > written + 20);

            var back = verb(0, "rollback", "games");
            assertEquals(before.get("generation"), back.get("serving"));
            long late = playing.written();
            await("the writer has stopped", () -> playing.written() > late + 20);
            line(verb(0, "projections"), "games", "async");

            assertEquals(List.of(), asking.wrong(), () -> complaints(server));
            assertTrue(asking.queries() > 500, asking.queries() + " queries are too few");
            System.out.printf("%,d questions while %,d events were written%n", asking.queries(), playing.written());
        }
        var serving = items("/api/games?limit=100");
        verb(0, "rollback", "games");
        assertEquals(serving, items("/api/games?limit=100"), "the answer of the other generation");
    }

    @Test
    void a_rebuild_that_was_cancelled_ended_or_killed_goes_on_with_the_same_command() throws Exception {
        passesTakeTheirTime();
        var command = new String[] {"rebuild", "explorer", "--memory-mb", "1", "--json"};
        var cancelled = sandbox.start("cancelled", command);
        var generation = loading(0);
        act("explorer/cancel");
        assertEquals(1, ended(cancelled), sandbox.err("cancelled"));

        var terminated = sandbox.start("terminated", command);
        assertEquals(generation, loading(0), "the rebuild continues the unfinished generation");
        terminated.destroy();
        assertEquals(143, ended(terminated), sandbox.err("terminated"));

        var killed = sandbox.start("killed", command);
        assertEquals(generation, loading(0));
        killed.destroyForcibly();
        assertEquals(137, ended(killed));
        assertEquals("loading", value("select stage from kernel.generation where number = " + generation));
        change("drop function public.slowly() cascade", 0);

        var refused = sandbox.run(command);
        for (var giveUp = System.nanoTime() + PATIENCE.toNanos(); refused.code() != 0; refused = sandbox.run(command)) {
            assertEquals(1, refused.code(), refused.err());
            assertTrue(refused.err().contains("another process loads generation"), refused.err());
            assertTrue(System.nanoTime() < giveUp, refused.err());
        }
        var rebuilt = JSON.readTree(refused.out());
        assertEquals(generation, rebuilt.get("generation").asLong());
        assertTrue(rebuilt.get("resumed").asBoolean());
        assertEquals(0, verb(0, "diff", "explorer").get("differing").asLong());
    }

    @Test
    void a_row_that_was_changed_by_hand_is_found_and_made_right() throws Exception {
        var key = items("/api/games?limit=5").getLast().get("id").asString();
        var table = "chess.games_" + serving("games");
        assertEquals(0, verb(0, "check", "games").get("differing").asLong());
        execute("update %s set plies = plies + 1 where id = '%s'".formatted(table, key));

        var checked = verb(1, "check", "games");
        assertEquals(1, checked.get("differing").asLong(), checked.toString());
        assertEquals(key, checked.at("/first/0/key").asString());
        var why = verb(0, "why", "games", key);
        assertFalse(why.get("row").equals(why.get("folded")), why.toString());
        assertTrue(why.get("events").asLong() > 0, why.toString());

        assertEquals(1, verb(0, "rebuild", "games", "--key", key).get("changed").asLong());
        assertEquals(0, verb(0, "check", "games").get("differing").asLong());
        var consequences = verb(0, "consequences", why.at("/last/0/position").asString());
        assertTrue(consequences.get("touches").toString().contains(key), consequences.toString());
    }

    @Test
    void an_event_that_was_not_delivered_is_named_with_its_bucket() throws Exception {
        var generation = serving("site-statistics");
        assertEquals(0, verb(0, "audit").get("discrepancies").size());
        execute("update kernel.delivery set count = count - 1 where generation = %s and bucket = 0"
                .formatted(generation));

        var found = verb(1, "audit").get("discrepancies");
        execute("update kernel.delivery set count = count + 1 where generation = %s and bucket = 0"
                .formatted(generation));
        assertEquals(1, found.size(), found.toString());
        assertEquals("site-statistics", found.at("/0/view").asString());
        assertEquals(1, found.at("/0/first").asLong());
        assertEquals(
                found.at("/0/expected").asLong() - 1, found.at("/0/delivered").asLong());
        assertEquals(0, verb(0, "audit").get("discrepancies").size());
    }

    @Test
    void where_nothing_is_parked_there_is_nothing_to_repair() throws Exception {
        assertEquals("{\"parked\":[]}", verb(0, "parked", "games").toString());
        act("games/check");
        act("games/estimate");
        for (var action : List.of("retry", "give-up")) {
            var refused = sandbox.run(action, "games", "key:nobody");
            assertEquals(1, refused.code(), refused.err());
            assertTrue(refused.err().contains("no entry 'key:nobody' is parked"), refused.err());
        }
    }

    /// Slows the passes down. Otherwise a rebuild of so few events is over before the test can cancel it.
    private void passesTakeTheirTime() throws SQLException {
        change(
                "create function public.slowly() returns trigger language plpgsql"
                        + " as 'begin perform pg_sleep(3); return null; end'",
                0);
        change(
                "create trigger slowly before update of load_done on kernel.generation"
                        + " for each statement execute function public.slowly()",
                0);
    }

    /// Runs a verb, checks its exit code, and returns its answer as JSON.
    private JsonNode verb(int code, String... words) throws Exception {
        var command = new ArrayList<>(List.of(words));
        command.add("--json");
        var ended = sandbox.run(command.toArray(String[]::new));
        assertEquals(code, ended.code(), String.join(" ", words) + ": " + ended.out() + ended.err());
        return JSON.readTree(ended.out());
    }

    /// Returns the line of the first listed generation of a view in a mode.
    private static JsonNode line(JsonNode listed, String view, String mode) {
        assertTrue(listed.get("head").asLong() > 0, listed.toString());
        for (var line : listed.get("projections")) {
            if (line.get("name").asString().equals(view)
                    && line.get("mode").asString().equals(mode)) {
                assertEquals(
                        List.of(
                                "name",
                                "version",
                                "generation",
                                "position",
                                "lagEvents",
                                "lagSeconds",
                                "owner",
                                "parked",
                                "mode",
                                "parameters",
                                "role",
                                "diskBytes",
                                "unfollowedSeconds",
                                "nodes",
                                "load"),
                        List.copyOf(line.propertyNames()));
                return line;
            }
        }
        throw new AssertionError(view + " is not " + mode + ": " + listed);
    }

    /// All items of a listing, page by page, that shows at least the present head.
    private List<JsonNode> items(String question) throws Exception {
        var after = value("select max(position) from kernel.event");
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var request = HttpRequest.newBuilder(
                            URI.create(server.api() + question + "&wait=10000&after=" + after + cursor))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
            var page = JSON.readTree(answer.body());
            page.get("items").forEach(items::add);
            cursor = page.get("next").isNull() || question.endsWith("limit=1") || question.endsWith("limit=5")
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        return items;
    }

    private void act(String what) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.operations() + "/projections/" + what))
                .header("Authorization", "Bearer token-of-the-operations")
                .POST(BodyPublishers.noBody())
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /// Returns the complaints of the server.
    private String complaints(Sandbox.Running server) {
        try {
            return sandbox.err(server.name());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static int ended(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        return process.exitValue();
    }

    /// Returns the generation that a process loads, as soon as a process loads one and this number of passes is
    /// done.
    private long loading(int passes) throws Exception {
        var query = "select number from kernel.generation where stage = 'loading' and loader is not null"
                + " and load_done >= " + passes;
        await("no process loads", () -> !value(query).isEmpty());
        return Long.parseLong(value(query));
    }

    private String serving(String view) throws SQLException {
        return value("select generation from kernel.pointer where view = '" + view + "'");
    }

    /// The first value of the first row as text; empty without one.
    private String value(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            return found.next() ? found.getString(1) : "";
        }
    }

    private void execute(String change) throws SQLException {
        change(change, 1);
    }

    private void change(String change, int rows) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            assertEquals(rows, statement.executeUpdate(change), change);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String otherwise, Condition condition) throws Exception {
        for (var giveUp = System.nanoTime() + PATIENCE.toNanos(); !condition.holds(); ) {
            assertTrue(System.nanoTime() < giveUp, otherwise);
            Thread.sleep(5);
        }
    }
}
