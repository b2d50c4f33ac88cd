package dev.scoresheet.adapters.postgres.kernel.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.LoopStatus.State;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The grace of these tests is long, so that a busy machine makes no round trip slow, and wrong times are longer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresClockTest {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration WRONG = Duration.ofHours(1);

    private final TestDatabase database = TestDatabase.migrated("kernel");

    @AfterAll
    void drop() {
        database.close();
    }

    private PostgresClock clock(NodeTime time) {
        return new PostgresClock(database.address(), "test", time, GRACE);
    }

    private Instant databaseNow() throws SQLException {
        try (var sql = Sql.on(database)) {
            var micros = sql.ask("select (extract(epoch from clock_timestamp()) * 1000000)::bigint")
                    .getFirst();
            return Instant.EPOCH.plusNanos(1_000 * Long.parseLong(micros));
        }
    }

    /// The error is at most half of the round trip. The order of two readings on one machine is exact.
    private void isRight(PostgresClock clock) throws SQLException {
        var error = clock.clock().figures().orElseThrow().roundTrip().dividedBy(2);
        var before = databaseNow();
        var now = clock.clock().instant();
        var after = databaseNow();
        assertTrue(!now.isBefore(before.minus(error)), now + " is before " + before);
        assertTrue(!now.isAfter(after.plus(error)), now + " is after " + after);
    }

    @Test
    void a_node_whose_time_of_day_is_wrong_has_the_time_of_the_database() throws Exception {
        for (var wrongBy : new Duration[] {WRONG, WRONG.negated(), Duration.ZERO}) {
            try (var clock = clock(new NodeTime(wrongBy))) {
                isRight(clock);
                assertEquals(State.RUNNING, clock.loop().state());
                var ahead = clock.clock().figures().orElseThrow().ahead();
                assertTrue(ahead.plus(wrongBy).abs().compareTo(GRACE) < 0, () -> ahead + " for " + wrongBy);
            }
        }
    }

    @Test
    void after_slow_round_trips_the_loop_measures_until_the_time_is_known() throws Exception {
        var time = new NodeTime(WRONG);
        time.slow(GRACE.plusMillis(1));
        try (var clock = clock(time)) {
            time.awaitSleep();
            assertThrows(StoreUnavailable.class, () -> clock.clock().instant());
            time.round();
            assertEquals(State.TRYING_AGAIN, clock.loop().state());
            assertTrue(clock.loop().detail().orElseThrow().contains("round trip"));

            time.slow(Duration.ZERO);
            time.round();
            assertEquals(State.RUNNING, clock.loop().state());
            isRight(clock);
        }
    }

    @Test
    void after_a_jump_the_time_is_unknown_for_one_round() throws Exception {
        var time = new NodeTime(Duration.ZERO);
        try (var clock = clock(time)) {
            time.awaitSleep();
            time.jump(GRACE.multipliedBy(-2));
            time.round();
            assertTrue(clock.loop().detail().orElseThrow().contains("between two measurements"));
            assertThrows(StoreUnavailable.class, () -> clock.clock().instant());

            time.round();
            assertEquals(State.RUNNING, clock.loop().state());
            isRight(clock);
        }
    }

    @Test
    void without_the_database_the_time_is_known_for_thirty_seconds() throws Exception {
        var time = new NodeTime(Duration.ZERO);
        try (var other = TestDatabase.fresh();
                var sql = Sql.on(other);
                var clock = clock(time)) {
            time.awaitSleep();
            sql.run("alter database " + database.name() + " allow_connections false");
            try {
                sql.run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                        + "' and application_name = 'test clock'");
                time.round();
                assertEquals(State.TRYING_AGAIN, clock.loop().state());
                isKnownFor(clock, time);
            } finally {
                sql.run("alter database " + database.name() + " allow_connections true");
            }
            time.round();
            assertTrue(clock.loop().detail().orElseThrow().contains("between two measurements"), "the test moved it");
            time.round();
            assertEquals(State.RUNNING, clock.loop().state());
            isRight(clock);
        }
    }

    private static void isKnownFor(PostgresClock clock, NodeTime time) {
        clock.clock().instant();
        time.jump(Duration.ofSeconds(31));
        var unknown = assertThrows(StoreUnavailable.class, () -> clock.clock().instant());
        assertTrue(unknown.getMessage().contains("s old"), unknown.getMessage());
    }
}
