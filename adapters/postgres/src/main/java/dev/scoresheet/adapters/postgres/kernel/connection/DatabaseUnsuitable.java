package dev.scoresheet.adapters.postgres.kernel.connection;

/// A database that cannot carry the log: too old, not UTF-8, not durable, or not migratable by this user. The message
/// says what was found and what to do. Nothing was changed.
public final class DatabaseUnsuitable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnsuitable(String message) {
        super(message);
    }
}
