package dev.scoresheet.application.kernel.operations;

import java.time.Duration;

/// Forgets what clients did long ago: a resend under such a key is a new request from then on. Receipts of the
/// system's own components are kept for ever.
@FunctionalInterface
public interface ReceiptPurge {

    /// How long receipts of clients are kept, unless told otherwise.
    Duration USUAL = Duration.ofDays(30);

    /// The least time for which receipts are kept.
    Duration SHORTEST = Duration.ofDays(1);

    /// Answers how many were forgotten.
    ///
    /// @param olderThan a day at least, by the store's clock; less is an [IllegalArgumentException]
    long purge(Duration olderThan);

    /// Refuses a time that is too short.
    static void requireLongEnough(Duration olderThan) {
        if (olderThan.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("receipts are kept for a day at least, not for " + olderThan);
        }
    }
}
