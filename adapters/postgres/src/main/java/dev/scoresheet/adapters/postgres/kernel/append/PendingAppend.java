package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.AppendResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Append in the queue, with the future on which its caller waits.
record PendingAppend(EncodedAppend append, Set<Object> claims, CompletableFuture<AppendResult> result) {

    static PendingAppend of(EncodedAppend append) {
        return new PendingAppend(append, append.claims(), new CompletableFuture<>());
    }

    /// @param results one each, in the order of the appends
    static void complete(List<PendingAppend> appends, List<AppendResult> results) {
        for (int member = 0; member < appends.size(); member++) {
            appends.get(member).result().complete(results.get(member));
        }
    }

    /// Fails those that have no result yet, each with an exception of its own.
    static void fail(List<PendingAppend> appends, Supplier<? extends RuntimeException> failure) {
        for (var pending : appends) {
            if (!pending.result().isDone()) {
                pending.result().completeExceptionally(failure.get());
            }
        }
    }
}
