package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.ServerErrorMessage;

/// Error of a database with its kind, in words that quote no document. It replaces the driver's exception wherever a
/// log or a caller may see it. The driver's message may quote a document (`invalid input syntax for type integer:
/// ...`).
public final class DatabaseError extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int DEEPEST = 20;

    /// Messages of these SQLSTATE classes name users, roles, tables, files and limits, but no data.
    private static final Set<String> CLASSES_WITHOUT_DATA =
            Set.of("08", "25", "28", "3D", "3F", "40", "53", "55", "57", "58");

    /// Also without data: privileges, unknown tables and functions, dependent objects, prepared statements, damaged
    /// pages.
    private static final Set<String> STATES_WITHOUT_DATA =
            Set.of("42501", "42P01", "42883", "2BP01", "42P05", "26000", "XX001", "XX002");

    private final DatabaseFault fault;
    private final String reason;

    private DatabaseError(SQLException failure) {
        this(DatabaseFault.of(failure), cause(failure), failure.getStackTrace());
    }

    private DatabaseError(DatabaseFault fault, String reason, StackTraceElement[] where) {
        super("%s: %s; %s".formatted(fault.word(), reason, fault.remedy()));
        this.fault = fault;
        this.reason = reason;
        setStackTrace(where);
    }

    public static DatabaseError of(SQLException failure) {
        return in(failure).orElseGet(() -> new DatabaseError(failure));
    }

    /// Finds the error of a database behind an exception of a library or of this program. Empty when no database caused
    /// it.
    public static Optional<DatabaseError> in(Throwable failure) {
        var causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        return first(causes, DatabaseError.class).or(() -> spoken(causes).map(DatabaseError::new));
    }

    /// Prefers the server's own error to the exception that a pool made of it.
    private static Optional<SQLException> spoken(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> DatabaseFault.server(cause).isPresent())
                .findFirst()
                .flatMap(cause -> first(List.of(cause), SQLException.class))
                .or(() -> first(causes, SQLException.class));
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /// Describes an error of any type in words that quote no document.
    public static String words(Throwable failure) {
        return in(failure)
                .map(error -> String.valueOf(error.getMessage()))
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static String cause(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        var server = DatabaseFault.server(failure);
        var cause = new StringBuilder("SQLSTATE " + state);
        if (server.isEmpty() || isWithoutData(state)) {
            var message = server.map(ServerErrorMessage::getMessage).orElseGet(failure::getMessage);
            cause.insert(0, message + " (").append(')');
        }
        // names of constraints and columns are part of the schema, not of the data
        server.map(ServerErrorMessage::getConstraint)
                .ifPresent(name -> cause.append(", constraint ").append(name));
        server.map(ServerErrorMessage::getColumn)
                .ifPresent(name -> cause.append(", column ").append(name));
        return cause.toString();
    }

    private static boolean isWithoutData(String state) {
        return STATES_WITHOUT_DATA.contains(state)
                || CLASSES_WITHOUT_DATA.contains(state.substring(0, Math.min(2, state.length())));
    }

    /// Returns the server's answer without word and remedy, for callers that name their own remedy.
    public String reason() {
        return reason;
    }

    public DatabaseFault fault() {
        return fault;
    }

    /// Creates the exception for callers of a store: [StoreUnavailable] when the store is to blame, otherwise
    /// [IllegalStateException], a mistake of the program.
    ///
    /// @param failed the attempt that failed, as in "the log cannot be read"
    public RuntimeException thrown(String failed) {
        var message = failed + ": " + getMessage();
        return switch (fault) {
            case GONE, READ_ONLY, DENIED, UNFIT, TRANSIENT, EXHAUSTED, DAMAGED ->
                new StoreUnavailable(message, RETRY_AFTER, this);
            case DATA, DEFECT -> new IllegalStateException(message, this);
        };
    }
}
