package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.util.Set;

/// Owner of a partition. Only its loop sends, folds and fires, one turn after the other. For one thread.
///
/// A turn does one thing and commits it by comparison with the progress that it was made from. All memory of the owner
/// is a hint; a new owner needs none of it.
public final class PartitionOwner<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final Retries retries;
    private final WishStep<E, S, C> wishes;
    private final SilentFold<E, S, C> fold;
    private final EntryStep<E, S, C> entries;
    private final DeadlineStep<E, S, C> deadlines;
    private final PageStep<E, S, C> pages;
    private long position;

    /// True while reactions may be sent whose step is not committed. Another version would answer the same events
    /// again.
    private boolean unsettled;

    /// True if the last step tried held instances again.
    private boolean retried;

    public PartitionOwner(OwnedPartition<E, S, C> owned) {
        this.owned = owned;
        this.retries = new Retries(owned.time(), owned.limits());
        this.wishes = new WishStep<>(owned, retries);
        this.fold = new SilentFold<>(owned);
        this.entries = new EntryStep<>(owned, retries);
        this.deadlines = new DeadlineStep<>(owned, retries);
        this.pages = new PageStep<>(owned, retries);
    }

    /// Does the next thing: a wish, a part of a fold, held instances, deadlines, or a page.
    ///
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not respond.
    ///     The next turn finds out how far this one got
    public Turn turn() {
        var status = owned.status(Set.of());
        position = status.progress().position();
        if (!owned.isMine(status)) {
            return new Turn.Lost();
        }
        try {
            for (var wish : status.wishes()) {
                if (isPossible(wish, status)) {
                    return wishes.take(status, wish);
                }
            }
            if (status.paused()) {
                return new Turn.Paused();
            }
            return fold.isNeeded(status) ? fold.take(status) : settling(status);
        } catch (UndecodableState undecodable) {
            unsettled = false;
            return fold.repeat()
                    ? new Turn.Worked()
                    : new Turn.Stopped(status.progress().position(), String.valueOf(undecodable.getMessage()));
        }
    }

    /// Returns the checkpoint that the last turn began with.
    public long position() {
        return position;
    }

    /// True unless the wish must wait. A hand-over waits for the commit of reactions that are sent, because the next
    /// version does not repeat their step. Other wishes wait while the partition is paused, and some for the rows.
    private boolean isPossible(Wish wish, PartitionStatus status) {
        return wish.request() instanceof Wish.Request.HandOver
                ? !unsettled
                : !status.paused() && (!WishStep.needsRow(wish) || !fold.isNeeded(status));
    }

    private Turn settling(PartitionStatus status) {
        unsettled = true; // also after an exception
        var turn = step(status);
        unsettled = turn instanceof Turn.Overtaken;
        return turn;
    }

    /// Tries held instances again, or goes on. The two alternate while both are due: an instance that was held for long
    /// has many pages to read again, and the others need not wait for them.
    private Turn step(PartitionStatus status) {
        var due = retries.due(status.entries());
        if (due.isEmpty() || retried) {
            retried = false;
            var turn = goOn(status);
            if (due.isEmpty() || !isIdle(turn, status)) {
                return turn;
            }
        }
        retried = true;
        return entries.take(status, due);
    }

    /// True if a turn did nothing: neither a page nor a deadline was due, or the partition cannot go on.
    private boolean isIdle(Turn turn, PartitionStatus before) {
        return turn instanceof Turn.Quiet
                || turn instanceof Turn.Stopped
                        && owned.status(Set.of()).progress().equals(before.progress());
    }

    private Turn goOn(PartitionStatus status) {
        long parked = count(status, Kind.PARKED);
        if (parked > owned.limits().parked()
                && parked * 100 > owned.store().instances(owned.lease().partition())) {
            return new Turn.Stopped(status.progress().position(), parked + " instances are parked");
        }
        if (count(status, Kind.WAITING) > owned.limits().waiting()) {
            return Turn.Quiet.forTime(retries.left());
        }
        return deadlines.take(status).orElseGet(() -> pages.take(status));
    }

    private static long count(PartitionStatus status, Kind kind) {
        return status.entries().values().stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }
}
