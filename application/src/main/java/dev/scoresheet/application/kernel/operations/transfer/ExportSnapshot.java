package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import java.util.function.Consumer;

/// Moment of a store: the head of the log and the records of processes that fit it. A record of a later moment would
/// claim a reaction that the exported events do not have. Used by one thread.
public interface ExportSnapshot extends AutoCloseable {

    LogHead head();

    /// Returns the number of records.
    long records();

    /// Hands over all records, a few at a time: processes by name, then instances, then the receipts of these
    /// processes. Called once.
    void each(Consumer<TransferredRecord> taker);

    @Override
    void close();
}
