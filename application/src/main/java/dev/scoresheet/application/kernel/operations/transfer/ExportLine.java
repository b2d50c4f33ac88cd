package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;

/// Line of an export.
public sealed interface ExportLine {

    /// First line: identifies the log, and its head when the export began.
    ///
    /// @param records number of records of processes that follow the events
    record Log(LogHead head, long records) implements ExportLine {}

    record Event(StoredEvent event) implements ExportLine {}

    /// Seal of a batch, after the last event of that batch.
    record Sealed(Seal seal) implements ExportLine {}

    /// Record of processes, after the last seal.
    record Transferred(TransferredRecord content) implements ExportLine {}

    /// Last line of an export that has records.
    ///
    /// @param chain chain of all records
    record End(Bytes chain) implements ExportLine {}
}
