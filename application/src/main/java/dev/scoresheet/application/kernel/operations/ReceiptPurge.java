package dev.scoresheet.application.kernel.operations;

import java.time.Duration;

/// Deletion of old client receipts. A resend with a deleted key counts as a new request. Receipts of the system's own
/// components are kept for ever.
@FunctionalInterface
public interface ReceiptPurge {

    /// Default retention of client receipts.
    Duration USUAL = Duration.ofDays(30);

    /// Shortest allowed retention of receipts.
    Duration SHORTEST = Duration.ofDays(1);

    /// Deletes old receipts and returns their number.
    ///
    /// @param olderThan age of at least one day, by the store's clock; a shorter one is an
    ///     [IllegalArgumentException]
    long purge(Duration olderThan);

    /// Rejects an age that is too short.
    static void requireLongEnough(Duration olderThan) {
        if (olderThan.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("receipts are kept for a day at least, not for " + olderThan);
        }
    }
}
