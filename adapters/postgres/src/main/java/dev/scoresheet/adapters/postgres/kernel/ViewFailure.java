package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.RowsRefused;
import dev.scoresheet.application.kernel.projection.RowsUnreadable;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.util.PSQLException;

/// What an error of the database means for a view.
final class ViewFailure {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NO_KEY = "42P10";

    private ViewFailure() {}

    /// @return [RowsRefused] when a row is to blame, [StoreUnavailable] when it is worth another try,
    ///     else [IllegalStateException]: nobody can do anything but read it
    static RuntimeException of(SQLException failure) {
        if (isOfARow(failure)) {
            return new RowsRefused(reason(failure));
        }
        return switch (SqlState.of(failure)) {
            case DISCONNECTED, TRANSIENT ->
                new StoreUnavailable("views cannot be reached: " + Redacted.of(failure), RETRY_AFTER, failure);
            case REFUSED -> new IllegalStateException("the database refuses: " + Redacted.of(failure), failure);
        };
    }

    static boolean isTableGone(SQLException failure) {
        return UNDEFINED_TABLE.equals(failure.getSQLState());
    }

    /// The same for whoever reads rows: another try, or another row, would not help.
    ///
    /// @param rows whose they are, in some words
    static RuntimeException ofReading(SQLException failure, String rows) {
        return isUnreadable(failure) ? new RowsUnreadable(rows, why(failure), failure) : of(failure);
    }

    /// Gone, without a column, denied, or damaged (XX001, XX002).
    static boolean isUnreadable(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return isTableGone(failure)
                || state.equals("42703")
                || state.equals("42501")
                || state.equals("XX001")
                || state.equals("XX002");
    }

    private static String why(SQLException failure) {
        return isTableGone(failure) ? "their table is gone" : "the database refuses: " + Redacted.of(failure);
    }

    /// The table is gone, or has no key: a load, that makes the key at its end, never came to it.
    static boolean isOfATable(SQLException failure) {
        return isTableGone(failure) || NO_KEY.equals(failure.getSQLState());
    }

    /// Data that do not fit (22), break a constraint (23), or are too large (54).
    static boolean isOfARow(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /// Names of constraints and columns are the schema's, not the data's.
    static String reason(SQLException failure) {
        var reason = new StringBuilder(Redacted.of(failure));
        if (failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            var message = postgres.getServerErrorMessage();
            if (message.getConstraint() != null) {
                reason.append(", constraint ").append(message.getConstraint());
            }
            if (message.getColumn() != null) {
                reason.append(", column ").append(message.getColumn());
            }
        }
        return reason.toString();
    }
}
