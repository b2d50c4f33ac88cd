package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;

/// What one batch of appends left behind: which positions it wrote, when, and the chain over all that came before.
public record Seal(long first, long last, Instant recordedAt, int format, Bytes chain) {

    /// The only format so far, see [LogDigest].
    public static final int FORMAT = 1;
}
