package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Bytes;
import java.time.Instant;

/// Seal of one batch of appends: its positions, its time, and the chain over everything before.
public record Seal(long first, long last, Instant recordedAt, int format, Bytes chain) {

    /// The only format so far, see [LogDigest].
    public static final int FORMAT = 1;
}
