package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.sql.SQLException;

/// Mapping of a database error to the exception for a view.
public final class SqlFailureMapping {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NO_KEY = "42P10";

    private SqlFailureMapping() {}

    /// @return [RowsRefused] when a row is to blame, otherwise the exception of [DatabaseError#thrown]
    public static RuntimeException of(SQLException failure) {
        return isOfARow(failure)
                ? new RowsRefused(reason(failure))
                : DatabaseError.of(failure).thrown("read models cannot be reached");
    }

    public static boolean isTableGone(SQLException failure) {
        return UNDEFINED_TABLE.equals(failure.getSQLState());
    }

    /// Maps an error for code that reads rows: neither a retry nor another row would help.
    ///
    /// @param rows the words that name the rows
    public static RuntimeException ofReading(SQLException failure, String rows) {
        return isUnreadable(failure) ? new RowsUnreadable(rows, why(failure), failure) : of(failure);
    }

    /// True if table, column or privilege is missing, or a page is damaged (XX001, XX002).
    static boolean isUnreadable(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return isTableGone(failure)
                || state.equals("42703")
                || state.equals("42501")
                || state.equals("XX001")
                || state.equals("XX002");
    }

    private static String why(SQLException failure) {
        return isTableGone(failure) ? "their table is gone" : "the database refuses: " + reason(failure);
    }

    /// True if the table is missing or has no key. A load creates the key at its end, so that load never ended.
    public static boolean isOfATable(SQLException failure) {
        return isTableGone(failure) || NO_KEY.equals(failure.getSQLState());
    }

    public static boolean isOfARow(SQLException failure) {
        return DatabaseFault.of(failure) == DatabaseFault.DATA;
    }

    public static String reason(SQLException failure) {
        return DatabaseError.of(failure).reason();
    }
}
