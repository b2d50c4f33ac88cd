package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.SQLException;

/// Variant of append in the rows of the table.
enum Variant {
    /// The log of this project.
    SCORESHEET("scoresheet", "kernel", 0),
    /// The log, with one append in ten at a version that its stream does not have.
    SCORESHEET_STALE("scoresheet, 10 % stale", "kernel", 10),
    /// One transaction per append, in no order.
    TX("tx", "bench", 0),
    /// One transaction per append, in order by a lock.
    TX_LOCK("tx-lock", "bench", 0);

    private final String word;
    private final String schema;
    private final int stalePercent;

    Variant(String word, String schema, int stalePercent) {
        this.word = word;
        this.schema = schema;
        this.stalePercent = stalePercent;
    }

    String word() {
        return word;
    }

    /// Returns the schema of its tables.
    String schema() {
        return schema;
    }

    int stalePercent() {
        return stalePercent;
    }

    /// @param connections number of connections of a comparator; the log always needs one
    Contender open(DatabaseAddress database, int connections) throws SQLException {
        return switch (this) {
            case SCORESHEET, SCORESHEET_STALE -> new StoreContender(database);
            case TX -> new TxContender(database, connections, false);
            case TX_LOCK -> new TxContender(database, connections, true);
        };
    }
}
