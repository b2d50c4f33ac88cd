package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Strangers on the database: one that holds the log's head and says nothing more, one that only writes
/// elsewhere.
final class HeldHeadTest {

    /// Time that the other program writes; up to a minute.
    private static final Duration HELD = Duration.ofSeconds(Integer.getInteger("scoresheet.held.seconds", 3));

    /// Calls of an empty batch, of the function that nodes of the release before call, and of a new owner's lock.
    private static final List<String> SILENT_APPENDS = List.of("""
            select * from kernel.append_batch(
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '',
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')
            """, """
            select * from kernel.append(
                array['stranger PID'], array[sha256('key')], array[sha256('request')], array['done'], array[''], array[''],
                array[0], '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '')
            """, "select kernel.lock_head()");

    /// Checks that the database ends the session each time. On a busy machine the monitor may poll too late to
    /// name it.
    @Test
    void a_session_that_appends_and_then_stays_silent_is_named_and_ended() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var log = PostgresLog.on(database)) {
            assertTrue(new Bulbs(log.store()).append(0, new BulbEvent.SwitchedOn()) instanceof Appended);
            for (var append : SILENT_APPENDS) {
                var named = Optional.<String>empty();
                for (int time = 0; time < 5 && named.isEmpty(); time++) {
                    named = silent(database, log, append);
                }
                assertTrue(named.orElse("nobody").contains("application 'a stranger"), named.toString());
            }
        }
    }

    /// Returns the message about the silent session before the database ended it.
    private static Optional<String> silent(TestDatabase database, PostgresLog log, String silentAppend)
            throws Exception {
        try (var stranger = Sql.as(DatabaseRole.APPLICATION, database)) {
            stranger.run("set application_name = 'a stranger'");
            stranger.run("begin");
            awaitRunning(log);
            var pid = stranger.ask("select pg_backend_pid()").getFirst();
            stranger.run(silentAppend.replace("PID", pid));
            var began = System.nanoTime();
            var append =
                    CompletableFuture.supplyAsync(() -> new Bulbs(log.store()).append(0, new BulbEvent.SwitchedOn()));
            var named = named(log, append);

            assertTrue(append.get() instanceof Appended);
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "held up for " + took);
            assertEquals(
                    "08006",
                    stranger.refusal("select 1").replace("57P05", "08006").replace("25P03", "08006"));
            assertTrue(named.isEmpty() || named.get().contains("session " + pid), named.toString());
            return named;
        }
    }

    /// The monitor still names the last holder until it looks again.
    private static void awaitRunning(PostgresLog log) throws InterruptedException {
        while (log.postgres().loops().getFirst().state() != LoopStatus.State.RUNNING) {
            Thread.sleep(5);
        }
    }

    private static Optional<String> named(PostgresLog log, CompletableFuture<?> append) throws InterruptedException {
        while (!append.isDone()) {
            var appender = log.postgres().loops().getFirst();
            if (appender.state() == LoopStatus.State.TRYING_AGAIN
                    && appender.detail().orElse("").contains("locked by")) {
                return appender.detail();
            }
            Thread.sleep(5);
        }
        return Optional.empty();
    }

    @Test
    void a_writing_transaction_of_another_program_delays_no_append() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var writer = PostgresLog.on(database);
                var reader = PostgresLog.another(database);
                var stranger = Sql.on(database)) {
            stranger.run("create table public.elsewhere (n int)");
            stranger.run("begin");
            stranger.run("insert into public.elsewhere values (1)");
            reader.feed().after(0, Filter.ALL, 10); // the first read of a process loads classes
            var until = System.nanoTime() + HELD.toNanos();
            var worst = Duration.ZERO;
            long position = 0;
            while (System.nanoTime() < until) {
                assertTrue(new Bulbs(writer.store()).append(0, new BulbEvent.SwitchedOn()) instanceof Appended);
                position++;
                var acknowledged = System.nanoTime();
                while (reader.feed().after(position - 1, Filter.ALL, 10).through() < position) {
                    reader.feed().awaitAfter(position - 1, Duration.ofSeconds(5));
                }
                var lag = Duration.ofNanos(System.nanoTime() - acknowledged);
                worst = lag.compareTo(worst) > 0 ? lag : worst;
                Thread.sleep(50);
            }
            System.out.printf(
                    "lag beside a stranger's transaction of %s: %d ms at worst, %d events%n",
                    HELD, worst.toMillis(), position);
            assertTrue(worst.compareTo(Duration.ofSeconds(1)) < 0, "lag of " + worst);
            stranger.run("commit");
        }
    }
}
