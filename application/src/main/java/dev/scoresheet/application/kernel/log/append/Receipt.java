package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;

/// Record that a command was done, written in the transaction of its events.
///
/// The response to a resend is a pure function of it (the streams at those versions), so no response is stored.
///
/// @param requestHash hash of the request, which detects another request under the same key
/// @param seen versions of streams that the response depends on but that were not written: the state on which an
///     accepted command without events was decided
public record Receipt(ReceiptKey key, Bytes requestHash, ReceiptOutcome outcome, Map<StreamId, Long> seen) {

    public Receipt {
        seen = Map.copyOf(seen);
    }
}
