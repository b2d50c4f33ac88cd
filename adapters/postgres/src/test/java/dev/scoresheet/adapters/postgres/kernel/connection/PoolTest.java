package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Settings of a connection stay with it from its opening to its end, also when its transactions fail.
final class PoolTest {

    private static final Duration STATEMENT = Duration.ofSeconds(5);

    @Test
    void a_failed_first_transaction_does_not_roll_back_the_session_settings() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var pool = Pool.ofTransactions(database.address(), SessionSettings.stepping("test"), "pool", 1)) {
            assertThrows(
                    SQLException.class,
                    () -> pool.transact(connection -> {
                        throw new SQLException("on purpose");
                    }));

            assertEquals(
                    RoleNames.DEFAULT.of(DatabaseRole.PROJECTIONS) + " 1s",
                    pool.transact(connection -> said(
                            connection,
                            "select current_user || ' ' || current_setting('idle_in_transaction_session_timeout')")));
        }
    }

    /// An embedded server may come back on another port.
    @Test
    void each_connection_resolves_the_address_of_the_database_again() throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            var nowhere = "jdbc:postgresql://127.0.0.1:1/nowhere";
            var where = new AtomicReference<>(nowhere);
            var moving = new DatabaseAddress(where::get, database.user(), database.password());
            try (var pool = Pool.ofTransactions(moving, SessionSettings.stepping("test"), "pool", 1)) {
                assertThrows(SQLException.class, () -> pool.transact(connection -> said(connection, "select 1")));
                where.set(database.jdbcUrl());
                assertEquals("1", pool.transact(connection -> said(connection, "select 1")));
            }
        }
    }

    /// Each takes longer than the pool waits for a connection, all together.
    @Test
    void many_readers_wait_in_turn_and_all_get_an_answer() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var pool = new Pool(database.address(), "test", "pool", 2, STATEMENT);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int reader = 0; reader < 10; reader++) {
                answers.add(readers.submit(
                        () -> pool.read(sql -> String.valueOf(sql.fetchValue("select 1 from pg_sleep(0.5)")))));
            }
            for (var answer : answers) {
                assertEquals("1", answer.get());
            }
        }
    }

    /// As after a quiet time: no reader has ended within the time limit of a statement.
    @Test
    void readers_that_arrive_together_after_a_pause_wait_in_turn() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var pool = new Pool(database.address(), "test", "pool", 6, Duration.ofSeconds(1))) {
            pool.read(sql -> sql.fetchValue("select 1"));
            Thread.sleep(1_100);
            allAnswered(pool, 64, "0.4");
        }
    }

    /// As on a busy machine, or in the first seconds of a server: the pool opens its connections one after another.
    @Test
    void readers_wait_for_connections_that_open_slowly() throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            var slow = new DatabaseAddress(
                    () -> {
                        assertDoesNotThrow(() -> Thread.sleep(700));
                        return database.jdbcUrl();
                    },
                    database.user(),
                    database.password());
            try (var pool = new Pool(slow, "test", "pool", 6, STATEMENT)) {
                allAnswered(pool, 64, "0.1");
            }
        }
    }

    /// Lets readers come at once, each with a statement that takes some seconds. All must get an answer.
    private static void allAnswered(Pool pool, int count, String seconds) throws Exception {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int reader = 0; reader < count; reader++) {
                answers.add(readers.submit(() ->
                        pool.read(sql -> String.valueOf(sql.fetchValue("select 1 from pg_sleep(" + seconds + ")")))));
            }
            for (var answer : answers) {
                assertEquals("1", answer.get());
            }
        }
    }

    @Test
    void readers_of_an_unreachable_database_do_not_queue_up() throws Exception {
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", "");
        try (var pool = new Pool(nowhere, "test", "pool", 1, STATEMENT);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThrows(StoreUnavailable.class, () -> pool.read(sql -> sql.fetchValue("select 1")));
            var begun = System.nanoTime();
            var answers = new ArrayList<Future<?>>();
            for (int reader = 0; reader < 20; reader++) {
                answers.add(readers.submit(() ->
                        assertThrows(StoreUnavailable.class, () -> pool.read(sql -> sql.fetchValue("select 1")))));
            }
            for (var answer : answers) {
                answer.get();
            }
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(15), "twenty turns of a second each");
        }
    }

    /// As with a database that is frozen: connections stay open, and nothing is answered.
    @Test
    void readers_that_arrive_while_none_gets_an_answer_do_not_queue_up() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var pool = new Pool(database.address(), "test", "pool", 1, Duration.ZERO);
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new CountDownLatch(1);
            var thawed = new CountDownLatch(1);
            var frozen = readers.submit(() -> pool.read(sql -> {
                asked.countDown();
                assertDoesNotThrow(() -> thawed.await());
                return String.valueOf(sql.fetchValue("select 1"));
            }));
            asked.await();
            var refused = assertThrows(StoreUnavailable.class, () -> pool.read(sql -> sql.fetchValue("select 1")));
            thawed.countDown();
            assertEquals("no connection for pool was free within 1 s", refused.getMessage());
            assertEquals("1", frozen.get());
            assertEquals("1", pool.read(sql -> String.valueOf(sql.fetchValue("select 1"))));
        }
    }

    private static String said(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
