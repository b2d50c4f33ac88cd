package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// How an append ended. A refusal is data, not a sentence to be parsed.
public sealed interface AppendResult {

    /// Committed, durably, now.
    record Appended(StoredReceipt receipted) implements AppendResult {}

    /// Nothing was written: a stream was not where the writer believed it to be.
    record VersionConflict(StreamId stream, long expected, long actual) implements AppendResult {}

    /// The same request was done before, under this receipt. Nothing was written now.
    record AlreadyDone(StoredReceipt receipted) implements AppendResult {}

    /// The key was used before for another request. Nothing was written now.
    record KeyReused(StoredReceipt receipted) implements AppendResult {}
}
