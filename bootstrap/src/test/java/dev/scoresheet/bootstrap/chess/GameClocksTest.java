package dev.scoresheet.bootstrap.chess;

import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.TimeGiver;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Running clocks of many games on a server.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GameClocksTest {

    private static final Set<NodeRole> ALL = Set.of(NodeRole.HTTP, NodeRole.PROCESSES);
    private static final int GAMES = 10_000;
    private static final int APPENDED_AT_ONCE = 250;

    /// Time over which the flags of the games fall.
    private static final int SPREAD_MILLIS = 20_000;

    /// Time that is left until the first flag, to write all games.
    private static final Duration AHEAD = Duration.ofSeconds(10);
    private static final Duration DOWN = Duration.ofSeconds(61);

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");

    @AfterEach
    void drop() {
        database.close();
    }

    private static ClockNode node(TestDatabase database, String name) {
        return new ClockNode(name, database.address(), ALL, TimeSource.system());
    }

    @Test
    void of_many_running_clocks_each_flag_falls_once_and_none_early() throws Exception {
        try (var node = node(database, "one")) {
            var began = now();
            var zeros = new HashMap<UUID, Instant>();
            for (int from = 0; from < GAMES; from += APPENDED_AT_ONCE) {
                var games = new HashMap<UUID, List<GameEvent>>();
                for (int number = from; number < from + APPENDED_AT_ONCE; number++) {
                    var zero = began.plus(AHEAD).plusMillis(number * 7_919L % SPREAD_MILLIS);
                    games.put(id(number), running(zero.minusSeconds(60), 60));
                    zeros.put(id(number), zero);
                }
                node.append(games);
            }
            node.awaitNoDeadlineBefore(Instant.MAX);
            var late = new ArrayList<Long>();
            for (var one : zeros.entrySet()) {
                late.add(flag(node.events(one.getKey()), 4, one.getValue()).toMillis());
            }
            late.sort(null);
            System.out.printf(
                    "%d flags in %d s: lateness p50 %d ms, p99 %d ms, most %d ms%n",
                    GAMES, SPREAD_MILLIS / 1000, late.get(GAMES / 2), late.get(GAMES * 99 / 100), late.getLast());
            assertEquals(
                    GAMES,
                    node.clock().lateness().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    "deadlines that fired");
        }
    }

    /// Clock of a machine that is wrong.
    private record WrongTime(Duration by) implements TimeSource {

        @Override
        public Instant instant() {
            return TimeSource.system().instant().plus(by);
        }

        @Override
        public long nanos() {
            return TimeSource.system().nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeSource.system().sleep(duration);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void a_node_whose_clock_is_wrong_by_half_a_minute_takes_no_players_time(int seconds) throws Exception {
        var wrong = new WrongTime(Duration.ofSeconds(seconds));
        try (var node = new ClockNode("wrong", database.address(), ALL, wrong)) {
            var began = now();
            var games = new HashMap<UUID, List<GameEvent>>();
            for (int number = 0; number < 20; number++) {
                games.put(id(number), running(began, number < 10 ? 2 : 300));
            }
            node.append(games);
            node.awaitNoDeadlineBefore(began.plusSeconds(100));
            for (int number = 0; number < 10; number++) {
                flag(node.events(id(number)), 4, began.plusSeconds(2));
            }
            for (int number = 10; number < 20; number++) {
                assertEquals(3, node.events(id(number)).size(), "time is left");
            }
        }
    }

    /// White's time began a minute before the server stopped. In the first game its clock reaches zero while the
    /// server is down, in the second one after the minute, and in the third one much later.
    @Test
    void a_restart_after_a_minute_flags_no_player_and_gives_the_minute_back() throws Exception {
        node(database, "before").close();
        var began = now().minus(DOWN).minusSeconds(1);
        var zero = began.plusSeconds(4);
        try (var log = new ClockNode("log", database.address(), Set.of(NodeRole.VERB), TimeSource.system());
                var sql = Sql.on(database)) {
            log.append(Map.of(
                    id(1), running(began, 4),
                    id(2), running(began, 600),
                    id(3), running(began, 60),
                    id(4), awaited(began)));
            sql.run("update kernel.last_heartbeat set at = clock_timestamp() - interval '%d seconds'"
                    .formatted(DOWN.toSeconds()));
        }
        try (var node = node(database, "after")) {
            ClockNode.await("time is given back", () -> node.events(id(1)).size() > 3);
            var down = givenBack(node.events(id(1)).get(3));
            var flagged = zero.plus(down);
            ClockNode.await("the flag", () -> node.events(id(1)).size() > 4);
            flag(node.events(id(1)), 5, flagged);

            assertEquals(3, node.events(id(2)).size(), "its clock runs on, and nobody has asked");
            node.handle(new PlayMove(id(2), WHITE, 3, "Nf3", now()));
            assertEquals(down, givenBack(node.events(id(2)).get(3)));
            var move =
                    assertInstanceOf(MovePlayed.class, node.events(id(2)).get(4).event());
            var time = assertInstanceOf(MoveTime.Measured.class, move.time());
            assertTrue(time.used().compareTo(DOWN) > 0, "the whole turn: " + time);
            assertEquals(
                    Duration.ofSeconds(601).plus(down), time.used().plus(time.remaining()), "without the downtime");

            node.awaitNoDeadlineBefore(now());
            for (var unflagged : List.of(id(3), id(4))) {
                assertEquals(down, givenBack(node.events(unflagged).getLast()));
            }
        }
    }

    private static Duration givenBack(RecordedEvent<ChessEvent> event) {
        var given = assertInstanceOf(TimeGiven.class, event.event());
        assertEquals(TimeGiver.SERVER, given.by());
        assertEquals(Side.WHITE, given.to());
        assertTrue(given.time().compareTo(DOWN) >= 0, given::toString);
        return given.time();
    }

    /// Checks a game that white lost by the flag. Returns how late the end was recorded.
    private static Duration flag(List<RecordedEvent<ChessEvent>> events, int count, Instant zero) {
        assertEquals(count, events.size(), () -> "one flag after " + events);
        var end = assertInstanceOf(GameEnded.class, events.getLast().event());
        assertEquals(Termination.FLAG, end.termination());
        assertEquals(EndedBy.SERVER, end.by());
        assertEquals(zero, end.endedAt());
        var recorded = events.getLast().recordedAt();
        assertFalse(recorded.isBefore(zero), () -> "a flag of " + zero + " fell early, at " + recorded);
        return Duration.between(zero, recorded);
    }

    /// Returns a game in which both have moved, and white's clock runs.
    private static List<GameEvent> running(Instant since, int seconds) {
        var game = GameScript.of(TimeControl.fischer(seconds, 1), Position.initial(), Ruleset.FIDE);
        return game.at(since).moves("e4", "e5").events();
    }

    /// Returns a game that waits for white's first move.
    private static List<GameEvent> awaited(Instant since) {
        var control = TimeControl.fischer(600, 0);
        return GameScript.startedAt(control, Position.initial(), Ruleset.FIDE, GameSource.CHALLENGE, since)
                .events();
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
