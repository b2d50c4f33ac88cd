package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Games of two nodes on one database, of which one has a wrong clock. The node is wrong by more than a player's whole
/// time, so that a busy machine changes no answer.
class WrongClockTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIME = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final List<String> MOVES = List.of("e4", "e5", "Nf3", "Nc6", "Bc4", "Bc5");

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");

    @AfterEach
    void drop() {
        database.close();
    }

    /// Clock of a machine that is wrong, and slow where the test says so.
    private static final class WrongTime implements TimeSource {

        private final Duration by;
        private final AtomicLong late = new AtomicLong();
        private volatile Duration eachReading = Duration.ZERO;

        WrongTime(Duration by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            return TimeSource.system().instant().plus(by);
        }

        @Override
        public long nanos() {
            return TimeSource.system().nanos() + late.addAndGet(eachReading.toNanos());
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeSource.system().sleep(duration);
        }
    }

    private final class Node implements AutoCloseable {

        private final Postgres postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"));
        private final LocalRouter router;

        Node(TimeSource time) {
            var backend = new Stores.OnPostgres(postgres, postgres.views(ChessViews.all()), List::of);
            var limits = new Commands(0, 0, Commands.DEFAULT.appendsWithin(), GRACE);
            var stores = Stores.on(backend, ChessEventTypes.codec(), new Metrics(), limits, time);
            var api = new ChessApi(
                            stores, ChessReadModels.with(OpeningBook.NONE), OpeningBook.NONE, ChallengeLife.USUAL)
                    .subject();
            router = new LocalRouter(api.endpoints("postgres", Optional.empty()));
        }

        Response ask(String method, String target, String player, String body) {
            var headers = MultiMap.caseInsensitiveMultiMap()
                    .add("Content-Type", "application/json")
                    .add("Scoresheet-Player", player);
            return router.answer(new Request("test", method, target, headers, Buffer.buffer(body), true));
        }

        JsonNode done(int status, String method, String target, String player, String body) {
            var answer = ask(method, target, player, body);
            var text = answer.body().toString();
            assertEquals(status, answer.status(), text);
            return JSON.readTree(text);
        }

        String start() {
            return done(
                            201,
                            "POST",
                            "/api/games",
                            "ann",
                            "{\"white\":\"ann\",\"black\":\"bob\",\"timeControl\":{\"initialSeconds\":%d,\"incrementSeconds\":0}}"
                                    .formatted(TIME.toSeconds()))
                    .get("id")
                    .stringValue();
        }

        void move(String game, String player, int ply, String move) {
            var body = "{\"ply\":%d,\"move\":\"%s\"}".formatted(ply, move);
            done(200, "POST", "/api/games/" + game + "/moves", player, body);
        }

        JsonNode game(String game) {
            return done(200, "GET", "/api/games/" + game, "ann", "");
        }

        long head() {
            return postgres.logReader().head().position();
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"-10,false", "-10,true", "10,false", "10,true"})
    void a_node_whose_clock_is_wrong_takes_no_time_and_no_game(long minutes, boolean hasWhite) {
        var began = TimeSource.system().nanos();
        try (var right = new Node(TimeSource.system());
                var wrong = new Node(new WrongTime(Duration.ofMinutes(minutes)))) {
            var game = right.start();
            for (int ply = 1; ply <= MOVES.size(); ply++) {
                var white = ply % 2 == 1;
                (white == hasWhite ? wrong : right).move(game, white ? "ann" : "bob", ply, MOVES.get(ply - 1));
                for (var node : List.of(right, wrong)) {
                    var flag = node.ask("POST", "/api/games/" + game + "/flag", "ann", "{}");
                    assertEquals(409, flag.status(), () -> "flag: " + flag.body());
                    var now = node.game(game);
                    assertEquals("started", now.get("status").stringValue(), now::toString);
                    noTimeIsLost(now.get("clocks"), TimeSource.system().since(began));
                }
            }
        }
    }

    private static void noTimeIsLost(JsonNode clocks, Duration passed) {
        var least = TIME.minus(passed).minus(GRACE).toMillis();
        for (var side : List.of("whiteMillis", "blackMillis")) {
            assertTrue(clocks.get(side).longValue() >= least, () -> clocks + " after " + passed);
        }
    }

    @Test
    void without_the_time_of_the_database_a_node_writes_nothing_until_it_has_measured_again() throws Exception {
        var slow = new WrongTime(Duration.ZERO);
        slow.eachReading = GRACE.plusMillis(1);
        try (var node = new Node(slow)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                var refused = node.ask("POST", "/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}");
                assertEquals(503, refused.status());
                assertEquals("1", refused.headers().get("Retry-After"));
            }
            assertEquals(0, node.head());

            slow.eachReading = Duration.ZERO;
            var patience = TimeSource.system().deadline(Duration.ofMinutes(1));
            while (node.ask("POST", "/api/games", "ann", "{\"white\":\"ann\",\"black\":\"bob\"}")
                            .status()
                    == 503) {
                assertTrue(!patience.isOver(), "the loop measures again");
                TimeSource.system().sleep(Duration.ofMillis(100));
            }
            assertEquals(1, node.head());
        }
    }
}
