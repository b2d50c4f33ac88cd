package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.Optional;
import java.util.Set;

/// Step that obeys one wish of an operator, or settles it without effect when its condition no longer holds.
final class WishStep<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final Retries retries;

    WishStep(OwnedPartition<E, S, C> owned, Retries retries) {
        this.owned = owned;
        this.retries = retries;
    }

    /// True if the wish needs the row of its instance, whose state names the reaction to a deadline.
    static boolean needsRow(Wish wish) {
        return wish.request() instanceof Wish.Request.GiveUp(var _, Cause.AtDeadline _);
    }

    Turn take(PartitionStatus status, Wish wish) {
        var draft = new StepDraft(owned.lease().partition(), status).obeyed(wish.number());
        return switch (wish.request()) {
            case Wish.Request.Retry(var instance) -> {
                entry(status, instance).ifPresent(entry -> draft.enter(waiting(entry, entry.silentThrough())));
                retries.forget(instance);
                yield committed(draft);
            }
            case Wish.Request.GiveUp(var instance, var cause) ->
                entry(status, instance)
                        .filter(entry -> entry.cause().equals(cause) && isBeforeCause(entry))
                        .map(entry -> giveUp(draft, entry))
                        .orElseGet(() -> committed(draft));
            case Wish.Request.GiveUpPosition(var position) ->
                committed(status.leftOut().contains(position) ? draft : draft.leaveOut(position));
            case Wish.Request.HandOver(var version) ->
                owned.commit(draft.stay()) && version > owned.lease().version()
                        ? new Turn.HandedOver()
                        : new Turn.Worked();
        };
    }

    /// True unless a retry has moved the instance on since: an event that its row already has cannot be left out. The
    /// key of a named reaction says by itself if that reaction took effect.
    private boolean isBeforeCause(HeldInstance entry) {
        return switch (entry.cause()) {
            case Cause.Evolve(var event) -> isNext(entry, event);
            case Cause.Reacting(var event, var name) -> !name.isEmpty() || isNext(entry, event);
            case Cause.AtDeadline _ -> true;
        };
    }

    private boolean isNext(HeldInstance entry, EventRef event) {
        return owned.page(entry.heldFrom() - 1, entry.heldFrom()).entries().stream()
                .anyMatch(read -> new EventRef(read.stream(), read.version()).equals(event));
    }

    private Turn committed(StepDraft draft) {
        owned.commit(draft.stay()); // a lost one leaves the wish open
        return new Turn.Worked();
    }

    private Turn giveUp(StepDraft draft, HeldInstance entry) {
        retries.forget(entry.instance());
        return switch (entry.cause()) {
            case Cause.Evolve(var event) ->
                committed(draft.giveUp(new GivenUpEvent(entry.instance(), event))
                        .enter(waiting(entry, entry.silentThrough())));
            case Cause.Reacting(var _, var name)
            when name.isEmpty() ->
                // The event stays in the fold. No reaction to it is asked for.
                committed(draft.enter(waiting(entry, Math.max(entry.silentThrough(), entry.heldFrom()))));
            case Cause.Reacting(var event, var name) -> refuse(draft, entry, event.toString(), name);
            case Cause.AtDeadline(var deadline) -> giveUp(draft, entry, deadline);
        };
    }

    /// Gives a deadline up while the state still implies it. All reactions to one deadline have one name,
    /// so the present state names the one that was tried. Otherwise a retry has moved the instance on,
    /// and the deadline is over.
    private Turn giveUp(StepDraft draft, HeldInstance entry, FiredDeadline deadline) {
        var state = owned.state(owned.status(Set.of(entry.instance())), entry.instance());
        if (state.deadline()
                .map(ImpliedDeadline::fired)
                .filter(deadline::equals)
                .isEmpty()) {
            return committed(draft);
        }
        var name = reactionAt(state, deadline);
        return name.isPresent()
                ? refuse(draft, entry, ReactionOrigin.OfDeadline.reference(deadline), name.get())
                : settled(draft, entry);
    }

    private Optional<String> reactionAt(InstanceState<S> state, FiredDeadline deadline) {
        try {
            return owned.process()
                    .manager()
                    .atDeadline(state.state(), deadline.at())
                    .map(ProcessManager.Reaction::name);
        } catch (RuntimeException _) {
            return Optional.empty(); // then no reaction was sent, for the same reason
        }
    }

    /// Appends the refusal first. Without it, a lost append of the reaction could commit after it was given up.
    private Turn refuse(StepDraft draft, HeldInstance entry, String reference, String reaction) {
        return switch (owned.sender().giveUp(entry.instance(), reference, reaction, owned.fence())) {
            case SendResult.Settled _ -> settled(draft, entry);
            case SendResult.Fenced() -> new Turn.Lost();
            case SendResult.Waiting _ -> Turn.Quiet.forTime(owned.limits().firstRetry());
            case SendResult.Parking _, SendResult.Unreadable _ -> committed(draft); // the entry keeps its cause
        };
    }

    private Turn settled(StepDraft draft, HeldInstance entry) {
        if (entry.cause() instanceof Cause.AtDeadline(var deadline)) {
            draft.fired(entry.instance(), deadline);
        }
        return committed(draft.enter(waiting(entry, entry.silentThrough())));
    }

    private static Optional<HeldInstance> entry(PartitionStatus status, String instance) {
        return Optional.ofNullable(status.entries().get(instance));
    }

    private static HeldInstance waiting(HeldInstance entry, long silentThrough) {
        return new HeldInstance(
                entry.instance(),
                Kind.WAITING,
                entry.cause(),
                entry.heldFrom(),
                silentThrough,
                entry.reason(),
                entry.since());
    }
}
