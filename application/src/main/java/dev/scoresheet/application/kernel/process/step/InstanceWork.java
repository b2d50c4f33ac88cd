package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.process.step.Applied.Held;
import dev.scoresheet.application.kernel.process.step.Applied.Hold;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Kind;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.StatesRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Work of a step on some instances: it applies their events, and commits the results.
///
/// The store may refuse the state of an instance. Then the instance ends after its first event, and tries the others
/// with the next step. If the state after one event is refused, the instance is parked before that event. So it gets
/// through all events before the one whose state is refused. Its reactions were sent; their keys are known.
final class InstanceWork<E, S, C> {

    private final OwnedPartition<E, S, C> owned;
    private final InstanceSteps<E, S, C> steps;
    private final List<InstanceEvents<E, S>> work;

    InstanceWork(OwnedPartition<E, S, C> owned, PartitionStatus status, List<InstanceEvents<E, S>> work) {
        this.owned = owned;
        this.steps = owned.instanceSteps(status);
        this.work = List.copyOf(work);
    }

    /// Applies the events, and sends the reactions. Empty if another node owns the partition.
    Optional<List<Applied<S>>> run() {
        var results = owned.lanes()
                .run(work.stream()
                        .<Supplier<Applied<S>>>map(one -> () -> steps.apply(one))
                        .toList());
        return Optional.of(results)
                .filter(all -> all.stream()
                        .noneMatch(result -> result.held()
                                .filter(held -> held.hold() instanceof Hold.Fenced)
                                .isPresent()));
    }

    /// Commits the results. Returns those that were committed; empty if the progress was another.
    ///
    /// @param step function that makes the step of results
    Optional<List<Applied<S>>> commit(List<Applied<S>> results, Function<List<Applied<S>>, ProcessStep> step) {
        var current = new ArrayList<>(results);
        while (true) {
            try {
                return owned.commit(step.apply(List.copyOf(current))) ? Optional.of(current) : Optional.empty();
            } catch (StatesRefused refused) {
                if (!shorten(current, refused)) {
                    throw refused; // no result of this work is to blame
                }
            }
        }
    }

    private boolean shorten(List<Applied<S>> results, StatesRefused refused) {
        var shortened = false;
        for (int i = 0; i < results.size(); i++) {
            var one = work.get(i);
            var reason = refused.reasons().get(one.before().instance());
            if (reason != null && !one.events().isEmpty()) {
                var shorter = isAfterOne(results.get(i), one) ? parked(one, reason) : afterOne(one, reason);
                shortened |= !shorter.equals(results.get(i));
                results.set(i, shorter);
            }
        }
        return shortened;
    }

    /// True if the result contains at most the first event.
    private static <E, S> boolean isAfterOne(Applied<S> result, InstanceEvents<E, S> one) {
        return one.events().size() == 1
                || result.held()
                        .filter(held -> held.from() <= one.events().get(1).position())
                        .isPresent();
    }

    private Applied<S> afterOne(InstanceEvents<E, S> one, String reason) {
        var first = steps.apply(new InstanceEvents<>(one.before(), one.events().subList(0, 1), Long.MAX_VALUE));
        var next = one.events().get(1);
        var hold = new Hold.Entered(
                Kind.WAITING, new Cause.Evolve(next.ref()), "the store refuses a later state: " + reason, false);
        return new Applied<>(first.state(), Optional.of(new Held(hold, next.position())));
    }

    private static <E, S> Applied<S> parked(InstanceEvents<E, S> one, String reason) {
        var event = one.events().getFirst();
        var hold = new Hold.Entered(
                Kind.PARKED, new Cause.Evolve(event.ref()), "the store refuses the state: " + reason, false);
        return new Applied<>(one.before(), Optional.of(new Held(hold, event.position())));
    }
}
