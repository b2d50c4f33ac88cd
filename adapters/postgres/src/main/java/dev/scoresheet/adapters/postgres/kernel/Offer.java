package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.AppendResult;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// An append on its way through the queue, and who waits for its result.
record Offer(EncodedAppend append, Set<Object> claims, CompletableFuture<AppendResult> result) {

    static Offer of(EncodedAppend append) {
        return new Offer(append, append.claims(), new CompletableFuture<>());
    }
}
