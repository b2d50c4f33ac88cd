package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlIdentifier;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Time until a consumer of one node sees a write of another node: at most the poll interval, less with a
/// notification, and never more because of one.
final class WakeUpTest {

    private static final Duration RARE = Duration.ofSeconds(30);

    /// Time for a busy machine, in addition to two poll intervals.
    private static final Duration SLACK = Duration.ofMillis(500);

    @Test
    void without_hints_each_event_arrives_within_twice_the_poll_interval() throws Exception {
        var poll = Duration.ofMillis(400);
        try (var database = TestDatabase.migrated("kernel");
                var writer = PostgresLog.on(database);
                var reader = PostgresLog.on(database.address(), PostgresOptions.DEFAULT.looking(poll, false))) {
            for (int round = 0; round < 5; round++) {
                Thread.sleep(900); // long enough for polls to become rare
                var took = arrival(writer, reader.feed());
                assertTrue(took.compareTo(poll.multipliedBy(2).plus(SLACK)) < 0, "arrived after " + took);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scoresheet_log", "another_channel"})
    void a_hint_makes_the_reader_poll_earlier(String channel) throws Exception {
        var options = PostgresOptions.DEFAULT.looking(RARE, true).notifyingOn(new SqlIdentifier(channel));
        try (var database = TestDatabase.migrated("kernel");
                var first = PostgresLog.on(database);
                var heard = Sql.on(database);
                var writer = PostgresLog.on(database.address(), options);
                var reader = PostgresLog.on(database.address(), options)) {
            heard.run("listen " + channel);
            appended(first);
            reader.feed().awaitAfter(0, RARE);
            grownRare(reader);

            var took = arrival(writer, reader.feed());
            assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "arrived after " + took);
            assertEquals(Set.of(channel), heard.notified(Duration.ofSeconds(30)));
        }
    }

    @Test
    void false_hints_and_many_of_them_show_nothing_that_is_not_there() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var log = PostgresLog.on(database);
                var reader = PostgresLog.on(database.address(), PostgresOptions.DEFAULT.looking(RARE, true))) {
            appended(log);
            try (var stranger = Sql.on(database)) {
                for (int times = 0; times < 50; times++) {
                    stranger.run("notify %s, '999'".formatted(PostgresOptions.DEFAULT.channel()));
                }
            }
            var feed = reader.feed();
            feed.awaitAfter(1, Duration.ofMillis(300));
            assertEquals(1, feed.after(0, Filter.ALL, 10).through());
            assertEquals(1, feed.after(1, Filter.ALL, 10).through());
        }
    }

    @Test
    void a_listener_that_lost_its_connection_reports_that_and_reconnects() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var log = PostgresLog.on(database);
                var reader = PostgresLog.on(database.address(), PostgresOptions.DEFAULT.looking(RARE, true))) {
            eventually(() -> listener(reader).state() == LoopStatus.State.RUNNING);
            var before = listener(reader).lastBeat();
            try (var stranger = Sql.on(database)) {
                stranger.run("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name like '%notifications' and datname = current_database()");
            }
            eventually(() -> listener(reader).state() == LoopStatus.State.TRYING_AGAIN);
            eventually(() -> listener(reader).state() == LoopStatus.State.RUNNING
                    && listener(reader).lastBeat().isAfter(before));

            appended(log);
            reader.feed().awaitAfter(0, RARE);
            assertEquals(1, reader.feed().after(0, Filter.ALL, 10).through());
        }
    }

    private static LoopStatus listener(PostgresLog log) {
        return log.postgres().loops().stream()
                .filter(loop -> loop.name().equals("listener"))
                .findFirst()
                .orElseThrow();
    }

    /// Looks grow rarer by and by: after 10, 30, 70 ... 5,110 milliseconds, and then not for five
    /// seconds.
    private static void grownRare(PostgresLog reader) throws InterruptedException {
        reader.feed().awaitAfter(Long.MAX_VALUE - 1, Duration.ofMillis(5_300));
    }

    private static Duration arrival(PostgresLog writer, EventFeed<BulbEvent> feed) throws InterruptedException {
        var before = feed.head();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                while (feed.head() <= before) {
                    feed.awaitAfter(before, Duration.ofMinutes(1));
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(50);
        appended(writer);
        var began = System.nanoTime();
        waiting.join();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void appended(PostgresLog log) {
        var result = new Bulbs(log.store()).append(0, new BulbEvent.SwitchedOn());
        assertTrue(result instanceof Appended, result.toString());
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within 30 seconds");
            Thread.sleep(10);
        }
    }
}
