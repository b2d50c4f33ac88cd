package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.AppendResult;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Append in the queue, with the future on which its caller waits.
record PendingAppend(EncodedAppend append, Set<Object> claims, CompletableFuture<AppendResult> result) {

    static PendingAppend of(EncodedAppend append) {
        return new PendingAppend(append, append.claims(), new CompletableFuture<>());
    }
}
