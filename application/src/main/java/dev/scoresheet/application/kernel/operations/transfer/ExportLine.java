package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;

/// Line of an export.
public sealed interface ExportLine {

    /// First line: identifies the log, and its head when the export began.
    record Log(LogHead head) implements ExportLine {}

    record Event(StoredEvent event) implements ExportLine {}

    /// Seal of a batch, after the last event of that batch.
    record Sealed(Seal seal) implements ExportLine {}
}
