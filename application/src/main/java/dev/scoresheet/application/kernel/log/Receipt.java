package dev.scoresheet.application.kernel.log;

import java.util.Arrays;
import java.util.Map;

/// The record that a command was done, written in the transaction of its events.
///
/// The answer to a resend is a pure function of it (the streams at those versions), so no response is stored.
///
/// @param requestHash what was asked, so that another request under the same key is noticed
/// @param seen streams that the answer depends on without being written: the state that an accepted command without
///     events was judged on
public record Receipt(ReceiptKey key, byte[] requestHash, ReceiptOutcome outcome, Map<StreamId, Long> seen) {

    public Receipt {
        requestHash = requestHash.clone();
        seen = Map.copyOf(seen);
    }

    @Override
    public byte[] requestHash() {
        return requestHash.clone();
    }

    public boolean isOfRequest(byte[] hash) {
        return Arrays.equals(requestHash, hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Receipt(var otherKey, var otherHash, var otherOutcome, var otherSeen)
                && key.equals(otherKey)
                && Arrays.equals(requestHash, otherHash)
                && outcome == otherOutcome
                && seen.equals(otherSeen);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(requestHash);
    }
}
