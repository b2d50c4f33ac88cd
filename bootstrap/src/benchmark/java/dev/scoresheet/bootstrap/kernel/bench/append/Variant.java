package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.SQLException;

/// Variant of append in the rows of the table.
enum Variant {
    /// The log of this project; its callers give no keys, so appends leave no receipts.
    SCORESHEET("scoresheet", "kernel", false, 0),
    /// The log; its callers give keys, so each append leaves a receipt.
    SCORESHEET_KEYED("scoresheet, keyed", "kernel", true, 0),
    /// The log, with one append in ten at a version that its stream does not have.
    SCORESHEET_STALE("scoresheet, 10 % stale", "kernel", false, 10),
    /// One transaction per append, in no order.
    TX("tx", "bench", true, 0),
    /// The same without a receipt: the fair comparison for appends without keys.
    TX_WITHOUT_RECEIPT("txnr", "bench", false, 0),
    /// One transaction per append, in order by a lock.
    TX_LOCK("tx-lock", "bench", true, 0);

    private final String word;
    private final String schema;
    private final boolean keyed;
    private final int stalePercent;

    Variant(String word, String schema, boolean keyed, int stalePercent) {
        this.word = word;
        this.schema = schema;
        this.keyed = keyed;
        this.stalePercent = stalePercent;
    }

    String word() {
        return word;
    }

    /// Returns the schema of its tables.
    String schema() {
        return schema;
    }

    /// True if its callers give each append a key, so that each append leaves a receipt.
    boolean isKeyed() {
        return keyed;
    }

    int stalePercent() {
        return stalePercent;
    }

    /// @param connections number of connections of a comparator; the log always needs one
    Contender open(DatabaseAddress database, int connections) throws SQLException {
        return switch (this) {
            case SCORESHEET, SCORESHEET_KEYED, SCORESHEET_STALE -> new StoreContender(database);
            case TX, TX_WITHOUT_RECEIPT -> new TxContender(database, connections, false);
            case TX_LOCK -> new TxContender(database, connections, true);
        };
    }
}
