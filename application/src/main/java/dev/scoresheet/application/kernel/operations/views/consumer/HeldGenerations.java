package dev.scoresheet.application.kernel.operations.views.consumer;

import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Generations of one view held at one position during a short operation. Their followers or this process bring
/// generations of this release to that position. For generations of another release, only their own nodes do.
public final class HeldGenerations<E, K, X, V> {

    private static final int TRIES = 3;
    private static final Duration HOLD = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final Node node;
    private final String by;

    public HeldGenerations(ReadModels<E> models, FollowedProjection<E, K, X, V> followed, Node node, String by) {
        this.models = models;
        this.followed = followed;
        this.node = node;
        this.by = by;
    }

    /// Runs an operation while all generations are at one position. They continue afterwards.
    ///
    /// @return result of the operation; empty when the generations did not reach the same position
    public <R> Optional<R> at(List<Long> generations, LongFunction<R> there) throws InterruptedException {
        for (int tried = 0; tried < TRIES; tried++) {
            var position = models.generations().hold(generations, HOLD, by);
            try {
                if (allAt(generations, position)) {
                    return Optional.of(there.apply(position));
                }
            } finally {
                models.letGo(generations);
            }
        }
        return Optional.empty();
    }

    private boolean allAt(List<Long> generations, long position) throws InterruptedException {
        var deadline = node.time().nanos() + HOLD.toNanos();
        for (var number : generations) {
            var generation = models.generation(number)
                    .orElseThrow(() ->
                            new OperationRefused("generation %d of %s is gone".formatted(number, followed.identity())));
            var there = generation.identity().equals(followed.identity())
                    ? broughtTo(number, position, deadline)
                    : cameTo(number, position, deadline);
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private boolean broughtTo(long generation, long position, long deadline) throws InterruptedException {
        try (var catchUp = new CatchUp<>(models, followed, generation, node)) {
            return catchUp.to(() -> position, at -> node.time().nanos() < deadline) == position;
        }
    }

    private boolean cameTo(long generation, long position, long deadline) throws InterruptedException {
        while (node.time().nanos() < deadline) {
            var at = models.generation(generation).map(Generation::progress);
            if (at.isEmpty() || at.get().position() >= position) {
                return at.isPresent() && at.get().position() == position;
            }
            node.time().sleep(PAUSE);
        }
        return false;
    }
}
