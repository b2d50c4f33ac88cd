package dev.scoresheet.adapters.postgres.kernel;

import java.sql.SQLException;

/// What an error of the database means for the batch that met it.
enum SqlState {
    /// The connection is gone, or was never there. A call that was sent may still commit.
    DISCONNECTED,
    /// Rolled back, and worth offering again as it was: serialisation, deadlock, lock or statement time-out, resources.
    TRANSIENT,
    /// Rolled back, and a member of the batch is to blame.
    REFUSED;

    static SqlState of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return DISCONNECTED;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> DISCONNECTED;
            // admin shutdown, crash, starting up, dropped; but 57014 is a statement that took too long
            case "57" -> state.equals("57014") ? TRANSIENT : DISCONNECTED;
            // 25P03 and 25P04: the server ended the session; 25006: this server is a standby now
            case "25" -> DISCONNECTED;
            // 40003: the server does not know itself
            case "40" -> state.equals("40003") ? DISCONNECTED : TRANSIENT;
            case "53", "55", "58" -> TRANSIENT;
            default -> REFUSED;
        };
    }
}
