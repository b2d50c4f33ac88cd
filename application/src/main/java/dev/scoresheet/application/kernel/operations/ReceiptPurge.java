package dev.scoresheet.application.kernel.operations;

import java.time.Duration;

/// Forgets what clients did long ago: a resend under such a key is a new request from then on. Receipts of processes
/// are kept for ever.
@FunctionalInterface
public interface ReceiptPurge {

    /// How long receipts of clients are kept, unless told otherwise.
    Duration USUAL = Duration.ofDays(30);

    /// Answers how many were forgotten.
    ///
    /// @param olderThan a day at least, by the database's clock
    long purge(Duration olderThan);
}
