package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/// Append in the queue, with the future on which its caller waits. It remembers that a call of it was lost, because
/// such a call may still commit. From then on, in any batch, its only ends are a result that also settles the lost
/// call, or [OutcomeUnknown].
final class PendingAppend {

    private final EncodedAppend append;
    private final LongPredicate isForgottenIn;
    private final Set<Object> claims;
    private final CompletableFuture<AppendResult> result = new CompletableFuture<>();

    /// Used by the appender's thread only.
    private boolean lost;

    private PendingAppend(EncodedAppend append, LongPredicate isForgottenIn) {
        this.append = append;
        this.isForgottenIn = isForgottenIn;
        this.claims = append.claims();
    }

    /// @param isForgottenIn test whether the append was decided on a state of another era than this one
    static PendingAppend of(EncodedAppend append, LongPredicate isForgottenIn) {
        return new PendingAppend(append, isForgottenIn);
    }

    EncodedAppend append() {
        return append;
    }

    Set<Object> claims() {
        return claims;
    }

    CompletableFuture<AppendResult> result() {
        return result;
    }

    boolean isSettled() {
        return result.isDone();
    }

    /// Records that it was sent and that the answer will not come.
    static void lost(List<PendingAppend> appends) {
        for (var pending : appends) {
            pending.lost = true;
        }
    }

    /// True if it was decided in another era than this one. An append with a lost call is not forgotten: that call may
    /// still commit, and only a resend settles it.
    boolean isForgottenIn(long era) {
        return !lost && isForgottenIn.test(era);
    }

    /// Answers those that have no result yet: their callers must decide again.
    static void forget(List<PendingAppend> appends) {
        for (var pending : appends) {
            if (!pending.isSettled()) {
                pending.result.complete(new Forgotten());
            }
        }
    }

    /// @param results one each, in the order of the appends
    static void complete(List<PendingAppend> appends, List<AppendResult> results) {
        for (int member = 0; member < appends.size(); member++) {
            appends.get(member).complete(results.get(member));
        }
    }

    /// A stream behind the expected version may still grow to it, and a lost call that waits is then written. Every
    /// other conflict is one for ever. So is a fence that does not hold: an epoch never falls, so the lost call
    /// will be refused, too. If that call was committed, its receipt is the answer before the fence is compared.
    private void complete(AppendResult answer) {
        if (lost && answer instanceof VersionConflict(var stream, var expected, var actual) && actual < expected) {
            result.completeExceptionally(
                    new OutcomeUnknown("a call was lost, and " + stream + " is behind the version that it expects"));
        } else {
            result.complete(answer);
        }
    }

    /// Fails those that have no result yet, each with an exception of its own. Callers of a lost call get
    /// [OutcomeUnknown], with the failure as its cause.
    static void fail(List<PendingAppend> appends, Supplier<? extends RuntimeException> failure) {
        for (var pending : appends) {
            if (!pending.isSettled()) {
                var thrown = failure.get();
                pending.result.completeExceptionally(
                        pending.lost
                                ? new OutcomeUnknown(
                                        "the connection was lost while appending: " + thrown.getMessage(), thrown)
                                : thrown);
            }
        }
    }
}
