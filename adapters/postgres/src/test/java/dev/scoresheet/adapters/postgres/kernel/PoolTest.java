package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What a connection is told when it is opened stays with it, whatever becomes of its transactions.
final class PoolTest {

    @Test
    void a_first_transaction_that_fails_takes_nothing_of_the_introduction_with_it() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var pool = Pool.ofTransactions(database.address(), Session.stepping("test"), "pool", 1)) {
            assertThrows(
                    SQLException.class,
                    () -> pool.transact(connection -> {
                        throw new SQLException("on purpose");
                    }));

            assertEquals(
                    Roles.PROJECTIONS.role() + " 1s",
                    pool.transact(connection -> said(
                            connection,
                            "select current_user || ' ' || current_setting('idle_in_transaction_session_timeout')")));
        }
    }

    /// An embedded server may come back on another port.
    @Test
    void each_connection_asks_anew_where_the_database_is() throws Exception {
        try (var database = TestDatabase.migrated("kernel")) {
            var nowhere = "jdbc:postgresql://127.0.0.1:1/nowhere";
            var where = new AtomicReference<>(nowhere);
            var moving = new DatabaseAddress(where::get, database.user(), database.password());
            try (var pool = Pool.ofTransactions(moving, Session.stepping("test"), "pool", 1)) {
                assertThrows(SQLException.class, () -> pool.transact(connection -> said(connection, "select 1")));
                where.set(database.jdbcUrl());
                assertEquals("1", pool.transact(connection -> said(connection, "select 1")));
            }
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
