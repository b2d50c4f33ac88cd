package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Kinds of database errors. Only this type classifies an error. It uses the SQLSTATE and the constraint's name. It
/// never uses the message, which is in the language of the server.
///
/// `docs/operations/database.md` has the table of all kinds with exit code, HTTP status and remedy.
public enum DatabaseFault {
    /// The connection is lost or was never made. A statement that was sent may still commit.
    GONE("unreachable", "check that the server runs and that this machine can reach it; the node retries"),
    /// The server accepts no writes: it is a standby, or a setting or the file system is read-only.
    READ_ONLY(
            "read-only", "the server is a standby, or a setting or its file system is read-only; the node reconnects"),
    /// The server does not accept this user or password, or a privilege is missing.
    DENIED(
            "denied",
            "check user and password; run `migrate` as the schema owner to grant the roles their privileges; grant the"
                    + " roles to the user, as docs/operations/database.md shows"),
    /// The database is not the one that this release needs, or a program in between changes the settings of sessions.
    UNFIT(
            "unfit",
            "check the name of the database and that `migrate` was run; connect without a pooler, or with a pooler of"
                    + " sessions, not of transactions"),
    /// The server rolled back: deadlock, lock timeout or statement timeout. A retry may succeed a moment later.
    TRANSIENT("busy", "check the server for long transactions and locks; the node retries"),
    /// The server lacks disk, memory, files or connections.
    EXHAUSTED(
            "exhausted",
            "give the server more disk, memory, files or connections, as its message says; the node retries"),
    /// The server refuses the data that were sent. Only these data are to blame.
    DATA("data refused", "this is a defect of the program; report it with the SQLSTATE"),
    /// The log contradicts itself, or the server reads damaged pages.
    DAMAGED("damaged log", "stop all writes; run `verify` and repair or restore the log"),
    /// Every other error.
    DEFECT("defect", "this is a defect of the program; report it with the SQLSTATE");

    private static final String UNIQUE_VIOLATION = "23505";

    /// An append assigns each position once, under the lock of the head row. A position that exists contradicts the
    /// head.
    private static final Set<String> KEYS_OF_POSITIONS = Set.of("event_pkey", "seal_pkey");

    /// Source files of the server that report file errors as missing privileges.
    private static final Set<String> STORAGE = Set.of("md.c", "fd.c", "copydir.c", "slru.c", "xlog.c", "storage.c");

    private final String word;
    private final String remedy;

    DatabaseFault(String word, String remedy) {
        this.word = word;
        this.remedy = remedy;
    }

    /// Returns the word that health and messages use.
    public String word() {
        return word;
    }

    /// Returns the step that an operator takes, as a sentence.
    public String remedy() {
        return remedy;
    }

    /// True if the session that met this error must be closed.
    public boolean endsSession() {
        return switch (this) {
            case GONE, READ_ONLY, DENIED, UNFIT -> true;
            case TRANSIENT, EXHAUSTED, DATA, DAMAGED, DEFECT -> false;
        };
    }

    public static DatabaseFault of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return GONE; // a pool that got no connection in time
        }
        return switch (state) {
            case UNIQUE_VIOLATION -> isOfAPosition(failure) ? DAMAGED : DATA;
            case "25006" -> READ_ONLY;
            case "42501" -> isOfStorage(failure) ? READ_ONLY : DENIED;
            case "40003" -> GONE; // the server does not know whether the statement completed
            case "57014" -> TRANSIENT; // cancelled, or a statement timeout
            // no such database or schema; a prepared statement that is missing or exists already; `append` refuses a
            // session without synchronous commit
            case "3D000", "3F000", "26000", "42P05", "55000" -> UNFIT;
            // the head row is missing or exists twice; damaged pages and indexes
            case "P0002", "P0003", "XX001", "XX002" -> DAMAGED;
            default -> ofClass(state.substring(0, Math.min(2, state.length())));
        };
    }

    private static DatabaseFault ofClass(String ofState) {
        return switch (ofState) {
            // 57: shut down, crashed or starting; 25: the server ended the session's transaction or the session itself
            case "08", "25", "57" -> GONE;
            case "28" -> DENIED;
            case "40", "55" -> TRANSIENT;
            case "53", "58" -> EXHAUSTED;
            case "22", "23", "54" -> DATA;
            default -> DEFECT;
        };
    }

    private static boolean isOfAPosition(SQLException failure) {
        return server(failure)
                .filter(message -> message.getConstraint() != null
                        && KEYS_OF_POSITIONS.contains(message.getConstraint())
                        && "kernel".equals(message.getSchema()))
                .isPresent();
    }

    private static boolean isOfStorage(SQLException failure) {
        return server(failure)
                .filter(message -> message.getFile() != null && STORAGE.contains(message.getFile()))
                .isPresent();
    }

    /// Returns the server's message, if the error came from the server.
    static Optional<ServerErrorMessage> server(Throwable failure) {
        return failure instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }
}
