package dev.scoresheet.adapters.postgres.kernel;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/// What may be said of a database's error. The server's own words quote documents (`invalid input syntax for type
/// json: ...`), so of those only the SQLSTATE leaves; what the driver says of a connection does leave.
final class Redacted {

    private static final int DEEPEST = 20;

    private Redacted() {}

    static String of(Throwable failure) {
        return ofSql(failure).orElse(failure.getClass().getSimpleName());
    }

    /// Empty when no database had a part in it.
    static Optional<String> ofSql(Throwable failure) {
        var spokenByServer = causes(failure)
                .filter(cause -> cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null)
                .map(cause -> "SQLSTATE " + ((SQLException) cause).getSQLState());
        var spokenByDriver = causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> cause.getMessage() + " (SQLSTATE " + ((SQLException) cause).getSQLState() + ")");
        return Stream.concat(spokenByServer, spokenByDriver).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
