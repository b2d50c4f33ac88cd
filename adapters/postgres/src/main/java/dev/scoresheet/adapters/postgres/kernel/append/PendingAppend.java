package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.AppendResult;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// An append on its way through the queue, and who waits for its result.
record PendingAppend(EncodedAppend append, Set<Object> claims, CompletableFuture<AppendResult> result) {

    static PendingAppend of(EncodedAppend append) {
        return new PendingAppend(append, append.claims(), new CompletableFuture<>());
    }
}
