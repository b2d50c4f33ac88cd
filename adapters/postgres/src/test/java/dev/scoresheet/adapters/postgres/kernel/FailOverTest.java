package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that takes no writes for a while, as during a fail-over through a standby, and sessions that were opened
/// in that time and live on.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FailOverTest {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final Duration LEASE = Duration.ofSeconds(10);

    @Test
    void appends_and_views_continue_when_the_server_accepts_writes_again() throws Exception {
        try (var database = TestDatabase.fresh();
                var store = PostgresViewsUnderTest.on(database);
                var node = Postgres.open(
                        database.address(),
                        PostgresOptions.DEFAULT.named("failing over").settlingWithin(Duration.ofMillis(300)))) {
            var bulbs = new Bulbs(node.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()));
            store.emptied();
            var views = node.views(List.of(LifeTable.view()));
            var generation =
                    views.generations().atStart(LIVES.identity()).orElseThrow().number();
            Callable<Object> step =
                    () -> views.leases().acquire(generation, "node", LEASE).orElseThrow();
            assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
            step.call();

            writes(database, false);
            // of an append that met the end of its session, the node cannot know the outcome
            assertThrows(RuntimeException.class, () -> bulbs.append(1, new Fitted(40)));
            var refused = assertThrows(StoreUnavailable.class, () -> bulbs.append(1, new Fitted(40)));
            assertTrue(String.valueOf(refused.getMessage()).contains("read-only"), refused::getMessage);
            assertTrue(node.hindrance().orElse("").contains("read-only"), node.hindrance()::toString);
            awaitReadOnly(step);
            assertEquals(1, bulbs.store().read(bulbs.stream()).version());

            writes(database, true);
            // no caller is needed to find out that appends go on
            awaitThat(() -> node.hindrance().isEmpty());
            assertInstanceOf(Appended.class, bulbs.append(1, new Fitted(40)));
            awaitThat(() -> isDone(step));
        }
    }

    /// The node offers a batch for ten seconds before it gives up. Clients must not be sent to it so long.
    @Test
    void a_node_reports_refused_appends_while_the_first_one_still_waits() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var node = Postgres.open(
                        database.address(),
                        PostgresOptions.DEFAULT.named("waiting").settlingWithin(Duration.ofSeconds(30)))) {
            var bulbs = new Bulbs(node.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()));
            assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));

            writes(database, false);
            var first =
                    CompletableFuture.supplyAsync(() -> bulbs.append(1, new Fitted(40)), Thread::startVirtualThread);
            awaitThat(() ->
                    node.hindrance().filter(why -> why.contains("read-only")).isPresent());
            assertFalse(first.isDone(), "it is not given up");

            writes(database, true);
            assertInstanceOf(Appended.class, first.get());
            assertEquals(Optional.empty(), node.hindrance());
        }
    }

    /// Only sessions that begin from now on see it, and those that began before are ended when writes stop.
    private static void writes(TestDatabase database, boolean taken) throws SQLException {
        try (var sql = Sql.on(database)) {
            sql.run("set default_transaction_read_only = off");
            sql.run("alter database " + database.name() + " set default_transaction_read_only = "
                    + (taken ? "off" : "on"));
            if (!taken) {
                sql.ask("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        }
    }

    private static void awaitReadOnly(Callable<Object> step) throws Exception {
        awaitThat(
                () -> failure(step).filter(words -> words.contains("read-only")).isPresent());
    }

    private static boolean isDone(Callable<Object> step) throws Exception {
        return failure(step).isEmpty();
    }

    private static Optional<String> failure(Callable<Object> step) throws Exception {
        try {
            step.call();
            return Optional.empty();
        } catch (StoreUnavailable away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    private static void awaitThat(Callable<Boolean> holds) throws Exception {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.call()) {
            assertTrue(System.nanoTime() < deadline, "nothing changed in 20 s");
            Thread.sleep(20);
        }
    }
}
