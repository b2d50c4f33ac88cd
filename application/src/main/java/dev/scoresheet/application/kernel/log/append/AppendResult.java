package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// Result of an append. A refusal is data, not a sentence to be parsed.
public sealed interface AppendResult {

    /// Success: the append is durable.
    record Appended(StoredReceipt receipted) implements AppendResult {}

    /// Refusal: nothing was written, because a stream was not at the expected version.
    record VersionConflict(StreamId stream, long expected, long actual) implements AppendResult {}

    /// The same request was done before under this receipt. Nothing was written now.
    record AlreadyDone(StoredReceipt receipted) implements AppendResult {}

    /// The key was used before for another request. Nothing was written now.
    record KeyReused(StoredReceipt receipted) implements AppendResult {}
}
