package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// Reader of many receipts at once, for operators. Thread-safe; calls block.
@FunctionalInterface
public interface ReceiptReader {

    /// Returns the receipts of those keys that the log knows, as of one snapshot.
    Map<ReceiptKey, RecordedReceipt> receipts(Set<ReceiptKey> keys);

    /// Receipt without its streams.
    ///
    /// @param at instant of the database at the append
    record RecordedReceipt(ReceiptOutcome outcome, Instant at) {}
}
