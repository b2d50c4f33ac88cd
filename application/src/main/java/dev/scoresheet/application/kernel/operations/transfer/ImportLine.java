package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.Seal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Line of a log to import. Its form is valid; its content is not verified yet.
public sealed interface ImportLine {

    /// First line: head of the exported log. Optional in a log that was written by hand.
    ///
    /// @param records number of records of processes that follow the events
    record Log(OptionalLong head, Optional<Bytes> chain, OptionalLong records) implements ImportLine {}

    /// @param recordedAt time in whole microseconds
    /// @param digest digest; absent in a log that was written by hand
    record Event(
            long position,
            String stream,
            long version,
            String type,
            int schemaVersion,
            Instant recordedAt,
            String metadata,
            String data,
            Optional<Bytes> digest)
            implements ImportLine {}

    record Sealed(Seal seal) implements ImportLine {}

    /// Record of processes.
    record Transferred(TransferredRecord content) implements ImportLine {}

    /// Last line of an export that has records.
    record End(Bytes chain) implements ImportLine {}
}
