package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.Map;
import java.util.OptionalLong;

/// Result of an append. A refusal is data, not a sentence to be parsed.
public sealed interface AppendResult {

    /// Success: the append is durable. A fresh append that was sent a second time gets the same answer again.
    ///
    /// @param versions the versions of every stream that was written or, with a receipt, seen
    /// @param firstPosition first position of its events, which follow each other; empty without events
    record Appended(Map<StreamId, Long> versions, OptionalLong firstPosition, OptionalLong lastPosition)
            implements AppendResult {

        public Appended {
            versions = Map.copyOf(versions);
        }

        /// Returns the answer that the append left behind under its receipt.
        public StoredReceipt under(Receipt receipt) {
            return new StoredReceipt(receipt, versions, firstPosition, lastPosition);
        }
    }

    /// Refusal: nothing was written, because a stream was not at the expected version.
    record VersionConflict(StreamId stream, long expected, long actual) implements AppendResult {}

    /// Refusal: nothing was sent. The append was decided on a state that this node remembered in an earlier era
    /// ([ExpectedVersion.Remembered]).
    record Forgotten() implements AppendResult {}

    /// Refusal: nothing was written, because the owner of a partition has changed since ([Fence]).
    record Fenced() implements AppendResult {}

    /// The same request was done before under this receipt. Nothing was written now.
    record AlreadyDone(StoredReceipt receipted) implements AppendResult {}

    /// The key was used before for another request. Nothing was written now.
    record KeyReused(StoredReceipt receipted) implements AppendResult {}
}
