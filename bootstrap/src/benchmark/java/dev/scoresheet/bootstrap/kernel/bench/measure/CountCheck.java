package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Check that a query counts what the callers were told.
public final class CountCheck {

    private CountCheck() {}

    /// Adds a problem if the number that a query returns is not the expected one.
    public static void expect(String what, long expected, Connection connection, String query, List<String> problems)
            throws SQLException {
        var actual = number(connection, query);
        if (actual != expected) {
            problems.add(what + ": " + actual + " instead of " + expected);
        }
    }

    public static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
