package dev.scoresheet.application.kernel.operations.views.consumer;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Catch-up of one generation to a position. It waits for the node that follows the generation. If no node does, it
/// takes the lease and steps. Commands therefore work with and without running servers. Not thread-safe.
public final class CatchUp<E, K, X, V> implements AutoCloseable {

    /// Check that receives the position after every step or poll.
    @FunctionalInterface
    public interface ContinueCheck {
        /// @return true to continue, false to give up
        boolean at(long position);
    }

    private static final int BATCH = 4_096;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final long generation;
    private final Node node;
    private Optional<Lease> lease = Optional.empty();
    private Optional<Subscription> steps = Optional.empty();
    private long renewed;

    public CatchUp(ReadModels<E> models, FollowedProjection<E, K, X, V> followed, long generation, Node node) {
        this.models = models;
        this.followed = followed;
        this.generation = generation;
        this.node = node;
    }

    /// Catches up and returns the position reached: the target or later, unless the check gave up.
    ///
    /// @param target target position, read again after every step, because it may move
    /// @throws OperationRefused when the generation cannot get there: paused, stopped, retired, or gone
    public long to(LongSupplier target, ContinueCheck look) throws InterruptedException {
        while (true) {
            var now = generationNow();
            var position = now.progress().position();
            if (!look.at(position) || position >= target.getAsLong()) {
                return position;
            }
            if (now.paused()) {
                throw new OperationRefused("generation %d of %s is paused at position %d; resume it first"
                        .formatted(generation, followed.identity(), position));
            }
            if (!stepTowards(target)) {
                waitForItsOwner(now);
            }
        }
    }

    private Generation generationNow() {
        return models.generation(generation)
                .filter(there -> there.role() != Role.RETIRED)
                .orElseThrow(() -> new OperationRefused("generation %d of %s is gone; `projections` shows what there is"
                        .formatted(generation, followed.identity())));
    }

    /// Steps while the position advances. True if it advanced; false if it did not, or if another node holds the lease.
    private boolean stepTowards(LongSupplier target) {
        if (!acquireOrRenewLease()) {
            return false;
        }
        try {
            var subscription = steps.orElseThrow();
            subscription.refresh();
            var first = models.views()
                    .view(followed.projection(), generation)
                    .standing()
                    .progress()
                    .position();
            var before = first;
            var after = subscription.step().position();
            while (after > before && after < target.getAsLong() && acquireOrRenewLease()) {
                before = after;
                after = subscription.step().position();
            }
            return after > first;
        } catch (OwnershipLost lost) {
            lease = Optional.empty();
            return false;
        } catch (SubscriptionStopped stopped) {
            models.generations().recordStop(generation, Objects.requireNonNull(stopped.getMessage()));
            throw new OperationRefused("%s stops at position %d: %s"
                    .formatted(followed.identity(), stopped.position(), stopped.getMessage()));
        }
    }

    private boolean acquireOrRenewLease() {
        var nanos = node.time().nanos();
        if (lease.isPresent()) {
            if (nanos - renewed < node.lease().toNanos() / 3) {
                return true;
            }
            renewed = nanos;
            if (models.leases().renew(lease.get(), node.lease()).isPresent()) {
                return true;
            }
        }
        renewed = nanos;
        lease = models.leases().acquire(generation, node.name(), node.lease());
        steps = lease.map(held -> followed.subscription(models.feed(), models.views(), held, BATCH));
        return lease.isPresent();
    }

    private void waitForItsOwner(Generation now) throws InterruptedException {
        if (lease.isEmpty() && now.owner().isEmpty() && now.stopped().isPresent()) {
            throw new OperationRefused("%s has stopped at position %d: %s"
                    .formatted(
                            followed.identity(),
                            now.progress().position(),
                            now.stopped().get()));
        }
        node.time().sleep(PAUSE);
    }

    /// Releases the lease, if it took one. If the store is unavailable, the lease expires by itself.
    @Override
    public void close() {
        try {
            lease.ifPresent(models.leases()::release);
        } catch (StoreUnavailable _) {
            // the next owner waits until the lease expires
        }
        lease = Optional.empty();
    }
}
