package dev.scoresheet.adapters.postgres.kernel;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// What may be said of a database's error. The server's own words quote documents (`invalid input syntax for type
/// json: ...`), so of those only the SQLSTATE leaves; what the driver says of a connection does leave.
final class Redacted {

    private static final int DEEPEST = 20;

    private Redacted() {}

    static String of(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
                return "SQLSTATE " + postgres.getSQLState();
            }
            if (cause instanceof SQLException sql && sql.getCause() == null) {
                return sql.getMessage() + " (SQLSTATE " + sql.getSQLState() + ")";
            }
            cause = cause.getCause();
        }
        return failure.getClass().getSimpleName();
    }
}
