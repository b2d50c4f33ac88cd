package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.Seal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One line of a log that is to be imported: of the right form, but as true as the file that it comes from.
public sealed interface ImportLine {

    /// The first line: where the log stood that was exported. A log that was written by hand need not say so.
    record Log(OptionalLong head, Optional<Bytes> chain) implements ImportLine {}

    /// @param recordedAt whole microseconds
    /// @param digest absent in a log that was written by hand
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
}
