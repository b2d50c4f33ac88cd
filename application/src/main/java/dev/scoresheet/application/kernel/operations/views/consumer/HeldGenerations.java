package dev.scoresheet.application.kernel.operations.views.consumer;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// Generations of one view held at one position during a short operation. Their followers or this process bring
/// generations of this release to that position. For generations of another release, only their own nodes do.
///
/// @param by name of the operator, for the audit trail
public record HeldGenerations(OperatedView<?, ?, ?, ?> view, String by) {

    private static final int TRIES = 3;
    private static final Duration HOLD = Duration.ofSeconds(10);

    /// Runs an operation while all generations are at one position. They continue afterwards.
    ///
    /// @return result of the operation; empty when the generations did not reach the same position
    public <R> Optional<R> at(List<Long> generations, LongFunction<R> there) throws InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            var position = view.generations().hold(generations, HOLD, by);
            try {
                if (allAt(generations, position)) {
                    return Optional.of(there.apply(position));
                }
            } finally {
                view.models().releaseHold(generations);
            }
        }
        return Optional.empty();
    }

    /// Changes the serving generation while all generations are at one position.
    ///
    /// @param change change of the serving generation; its result is the reason for a refusal, or empty
    /// @throws OperationRefused when the change is refused, or the generations did not reach the same position
    public void change(List<Long> generations, Supplier<Optional<String>> change) throws InterruptedException {
        at(generations, _ -> change.get())
                .orElse(Optional.of("the generations did not reach the same position"))
                .ifPresent(reason -> {
                    throw new OperationRefused(reason);
                });
    }

    private boolean allAt(List<Long> generations, long position) throws InterruptedException {
        var time = view.node().time();
        var deadline = time.nanos() + HOLD.toNanos();
        for (var number : generations) {
            var generation = view.models()
                    .generation(number)
                    .orElseThrow(() -> new OperationRefused(
                            "generation %d of %s no longer exists".formatted(number, view.identity())));
            var reached = generation.identity().equals(view.identity())
                    ? CatchUp.to(view, number, position, () -> time.nanos() < deadline) == position
                    : awaitOtherNode(number, position, deadline);
            if (!reached) {
                return false;
            }
        }
        return true;
    }

    private boolean awaitOtherNode(long generation, long position, long deadline) throws InterruptedException {
        while (view.node().time().nanos() < deadline) {
            var at = view.models().generation(generation).map(Generation::progress);
            if (at.isEmpty() || at.get().position() >= position) {
                return at.isPresent() && at.get().position() == position;
            }
            view.awaitNextPoll();
        }
        return false;
    }
}
