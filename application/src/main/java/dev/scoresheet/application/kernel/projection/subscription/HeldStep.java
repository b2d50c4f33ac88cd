package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.time.Deadline;
import java.util.Optional;
import java.util.function.LongPredicate;

/// Steps without rows that a consumer has taken and not committed, as one step. The next step is added to them, so rows
/// are never held back. Not thread-safe.
final class HeldStep<K, V> {

    private final Optional<Holding> holding;
    private final LongPredicate awaited;
    private Optional<Held<K, V>> held = Optional.empty();

    private record Held<K, V>(Step<K, V> step, Deadline until) {}

    /// @param holding permission; without one, nothing is held back
    /// @param awaited true if a reader waits for the view to reach a position
    HeldStep(Optional<Holding> holding, LongPredicate awaited) {
        this.holding = holding;
        this.awaited = awaited;
    }

    boolean isHeld() {
        return held.isPresent();
    }

    /// Returns the progress through which the consumer has read.
    Progress read(Progress committed) {
        return held.map(steps -> committed.at(steps.step().through())).orElse(committed);
    }

    Optional<HeldCheckpoint> checkpoint() {
        return held.map(steps -> new HeldCheckpoint(
                steps.until(), () -> awaited.test(steps.step().through())));
    }

    /// Returns the held steps and the next one as one step.
    Step<K, V> and(Step<K, V> next) {
        return held.map(steps -> next.after(steps.step())).orElse(next);
    }

    /// Holds the step back, if it writes nothing but a checkpoint that may wait. False if it must be committed.
    ///
    /// @param step a step that includes the held ones
    boolean holds(Step<K, V> step) {
        if (holding.isEmpty() || !step.onlyMoves()) {
            return false;
        }
        var until = held.map(Held::until).orElseGet(() -> holding.get().begin());
        if (until.isOver() || awaited.test(step.through())) {
            return false;
        }
        held = Optional.of(new Held<>(step, until));
        return true;
    }

    /// Returns the held steps, which are no longer held.
    Optional<Step<K, V>> release() {
        var step = held.map(Held::step);
        held = Optional.empty();
        return step;
    }
}
