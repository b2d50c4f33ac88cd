package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
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

    private static String said(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
