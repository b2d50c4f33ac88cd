package dev.scoresheet.adapters.postgres.kernel.connection;

/// Exception for a database that cannot hold the log: too old, not UTF-8, not durable, or not migratable by this user.
/// The message names the finding and the remedy. Nothing was changed.
public final class DatabaseUnsuitable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseUnsuitable(String message) {
        super(message);
    }
}
