package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;

/// The record that a command was done, written in the transaction of its events.
///
/// The answer to a resend is a pure function of it (the streams at those versions), so no response is stored.
///
/// @param requestHash what was asked, so that another request under the same key is noticed
/// @param seen streams that the answer depends on without being written: the state that an accepted command
///     without events was judged on
public record Receipt(ReceiptKey key, Bytes requestHash, ReceiptOutcome outcome, Map<StreamId, Long> seen) {

    public Receipt {
        seen = Map.copyOf(seen);
    }
}
