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

    /// Deletes some old receipts, in one short transaction, and returns their number; 0 if there are
    /// none. Several nodes may do so at once.
    ///
    /// @param olderThan age of at least one day, by the store's clock; a shorter one is an
    ///     [IllegalArgumentException]
    long purgeSome(Duration olderThan);

    /// Deletes all old receipts and returns their number.
    ///
    /// @param olderThan age as for [#purgeSome]
    default long purge(Duration olderThan) {
        long purged = 0;
        for (var some = purgeSome(olderThan); some > 0; some = purgeSome(olderThan)) {
            purged += some;
        }
        return purged;
    }

    /// Rejects an age that is too short.
    static void requireLongEnough(Duration olderThan) {
        if (olderThan.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("receipts are kept for a day at least, not for " + olderThan);
        }
    }
}
