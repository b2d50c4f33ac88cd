package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.application.kernel.process.step.Applied.Held;
import dev.scoresheet.application.kernel.process.step.Applied.Hold;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Steps of single instances: applies events and sends reactions, one after the other. Thread-safe for different
/// instances.
final class InstanceSteps<E, S, C> {

    private static final Pattern REACTION = Pattern.compile("[a-z-]+");

    private final ProcessManager<E, S, C> manager;
    private final ReactionSender<S, C> sender;
    private final Fence fence;
    private final Set<GivenUpEvent> givenUp;
    private final Deadline budget;

    /// @param budget time after which no further reaction is started
    InstanceSteps(
            ProcessManager<E, S, C> manager,
            ReactionSender<S, C> sender,
            Fence fence,
            Set<GivenUpEvent> givenUp,
            Deadline budget) {
        this.manager = manager;
        this.sender = sender;
        this.fence = fence;
        this.givenUp = givenUp;
        this.budget = budget;
    }

    /// Applies the events of an instance, up to the first one that cannot be done completely.
    Applied<S> apply(InstanceEvents<E, S> work) {
        var state = work.before();
        for (var event : work.events()) {
            if (givenUp.contains(new GivenUpEvent(state.instance(), event.ref()))) {
                continue;
            }
            InstanceState<S> next;
            boolean finished;
            try {
                next = state.after(manager, event);
                finished = manager.finished(next.state());
            } catch (RuntimeException failed) {
                return held(state, event, parked(new Cause.Evolve(event.ref()), failed));
            }
            if (event.position() > work.silentThrough()) {
                var hold = react(next, event);
                if (hold.isPresent()) {
                    return held(state, event, hold.get());
                }
            }
            state = finished ? InstanceState.initial(manager, state.instance()) : next;
        }
        return new Applied<>(state, Optional.empty());
    }

    private static <S> Applied<S> held(InstanceState<S> before, RecordedEvent<?> event, Hold hold) {
        return new Applied<>(before, Optional.of(new Held(hold, event.position())));
    }

    private Optional<Hold> react(InstanceState<S> state, RecordedEvent<E> event) {
        var origin = new ReactionOrigin.OfEvent(event);
        List<Reaction<C>> reactions;
        try {
            reactions = named(manager.react(state.state(), InstanceState.occurrence(event)));
        } catch (RuntimeException failed) {
            return Optional.of(parked(origin.cause(""), failed));
        }
        for (var reaction : reactions) {
            var hold = send(state, origin, reaction);
            if (hold.isPresent()) {
                return hold;
            }
        }
        return Optional.empty();
    }

    private static <C> List<Reaction<C>> named(List<Reaction<C>> reactions) {
        var names = new HashSet<String>();
        for (var reaction : reactions) {
            if (!REACTION.matcher(reaction.name()).matches() || !names.add(reaction.name())) {
                throw new IllegalStateException("a reaction has a name of a-z and - that no other reaction of its event"
                        + " has, not '" + reaction.name() + "'");
            }
        }
        return List.copyOf(reactions);
    }

    /// Sends the reaction to a deadline.
    Optional<Hold> fire(InstanceState<S> state, ReactionOrigin.OfDeadline origin) {
        Optional<Reaction<C>> reaction;
        try {
            reaction = manager.atDeadline(state.state(), origin.deadline().at());
            named(reaction.stream().toList());
        } catch (RuntimeException failed) {
            return Optional.of(parked(origin.cause(""), failed));
        }
        return reaction.flatMap(one -> send(state, origin, one));
    }

    private Optional<Hold> send(InstanceState<S> state, ReactionOrigin origin, Reaction<C> reaction) {
        var cause = origin.cause(reaction.name());
        if (budget.isOver()) {
            return Optional.of(new Hold.Entered(Kind.WAITING, cause, "the time of the step was over", false));
        }
        return switch (sender.send(state.instance(), state.state(), origin, reaction, fence)) {
            case SendResult.Settled _ -> Optional.empty();
            case SendResult.Waiting(var reason) -> Optional.of(new Hold.Entered(Kind.WAITING, cause, reason, false));
            case SendResult.Parking(var reason) -> Optional.of(new Hold.Entered(Kind.PARKED, cause, reason, false));
            case SendResult.Unreadable(var reason) -> Optional.of(new Hold.Entered(Kind.WAITING, cause, reason, true));
            case SendResult.Fenced() -> Optional.of(new Hold.Fenced());
        };
    }

    private static Hold parked(Cause cause, RuntimeException failed) {
        return new Hold.Entered(Kind.PARKED, cause, failed.toString(), false);
    }
}
