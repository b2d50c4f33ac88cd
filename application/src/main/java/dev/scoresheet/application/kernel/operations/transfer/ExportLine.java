package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;

/// One line of an export.
public sealed interface ExportLine {

    /// The first line: which log this is, and where it stood when the export began.
    record Log(LogHead head) implements ExportLine {}

    record Event(StoredEvent event) implements ExportLine {}

    /// After the last event of its batch.
    record Sealed(Seal seal) implements ExportLine {}
}
