package dev.scoresheet.application.kernel.operations.views.consumer;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Catch-up of one generation to a position. It waits for the node that follows the generation. If no node
/// does, it takes the lease and steps. Commands therefore work with and without running servers. Not
/// thread-safe.
public final class CatchUp {

    private static final int BATCH = 4_096;

    /// Lease times after which an owner that did not advance counts as unable to.
    private static final int LEASES_WITHOUT_A_STEP = 4;

    private final OperatedView<?, ?, ?, ?> view;
    private final long generation;
    private Optional<Lease> lease = Optional.empty();
    private Optional<Subscription> steps = Optional.empty();
    private long renewed;
    private Optional<Generation> awaited = Optional.empty();
    private long awaitedSince;

    private CatchUp(OperatedView<?, ?, ?, ?> view, long generation) {
        this.view = view;
        this.generation = generation;
    }

    /// Catches up to the head of the log and returns the position reached: the head or later, unless the check
    /// ended the work.
    ///
    /// @param goOn check after every step or poll; false ends the work
    /// @throws OperationRefused when the generation cannot get there: paused, stopped, retired, gone, without its
    ///     rows, or owned by a node that does not advance
    public static long toHead(
            OperatedView<?, ?, ?, ?> view, long generation, ProgressListener listener, BooleanSupplier goOn)
            throws InterruptedException {
        if (view.generations().lost().contains(generation)) {
            throw new OperationRefused(
                    "the rows of generation %d of %s no longer exist; `discard` it, then `rebuild` fills another one"
                            .formatted(generation, view.identity()));
        }
        return new CatchUp(view, generation)
                .to(view::head, position -> listener.at("catching up", position, view.head()), goOn);
    }

    /// Catches up to a position in the same way, and returns the position reached.
    static long to(OperatedView<?, ?, ?, ?> view, long generation, long position, BooleanSupplier goOn)
            throws InterruptedException {
        return new CatchUp(view, generation).to(() -> position, _ -> {}, goOn);
    }

    /// @param target target position, read again after every step, because the head moves
    private long to(LongSupplier target, LongConsumer reached, BooleanSupplier goOn) throws InterruptedException {
        try {
            while (true) {
                var now = generationNow();
                var position = now.progress().position();
                reached.accept(position);
                if (!goOn.getAsBoolean() || position >= target.getAsLong()) {
                    return position;
                }
                if (now.paused()) {
                    throw new OperationRefused("generation %d of %s is paused at position %d; resume it first"
                            .formatted(generation, view.identity(), position));
                }
                if (!stepTowards(target)) {
                    waitForItsOwner(now);
                }
            }
        } finally {
            releaseLease();
        }
    }

    private Generation generationNow() {
        return view.models()
                .generation(generation)
                .filter(there -> there.role() != Role.RETIRED)
                .orElseThrow(() ->
                        new OperationRefused("generation %d of %s no longer exists; `projections` lists the generations"
                                .formatted(generation, view.identity())));
    }

    /// Steps while the position advances. True if it advanced; false if it did not, or if another node holds
    /// the lease.
    private boolean stepTowards(LongSupplier target) {
        if (!acquireOrRenewLease()) {
            return false;
        }
        try {
            var subscription = steps.orElseThrow();
            subscription.refresh();
            var first = view.rows(generation).standing().progress().position();
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
            view.generations().recordStop(generation, Objects.requireNonNull(stopped.getMessage()));
            throw new OperationRefused(
                    "%s stops at position %d: %s".formatted(view.identity(), stopped.position(), stopped.getMessage()));
        }
    }

    private boolean acquireOrRenewLease() {
        var node = view.node();
        var nanos = node.time().nanos();
        if (lease.isPresent()) {
            if (nanos - renewed < node.lease().toNanos() / 3) {
                return true;
            }
            renewed = nanos;
            if (view.models().leases().renew(lease.get(), node.lease()).isPresent()) {
                return true;
            }
        }
        renewed = nanos;
        lease = view.models().leases().acquire(generation, node.name(), node.lease());
        steps = lease.map(held -> view.subscription(held, BATCH));
        return lease.isPresent();
    }

    private void waitForItsOwner(Generation now) throws InterruptedException {
        if (lease.isEmpty() && now.owner().isEmpty() && now.stopped().isPresent()) {
            throw new OperationRefused("%s has stopped at position %d: %s"
                    .formatted(
                            view.identity(),
                            now.progress().position(),
                            now.stopped().get()));
        }
        requireSigns(now);
        view.awaitNextPoll();
    }

    /// Refuses when neither position nor owner has changed for some lease times, unless the generation is held.
    private void requireSigns(Generation now) {
        var nanos = view.node().time().nanos();
        var patience = view.node().lease().multipliedBy(LEASES_WITHOUT_A_STEP).toNanos();
        if (awaited.filter(before -> isAt(before, now)).isEmpty()) {
            awaited = Optional.of(now);
            awaitedSince = nanos;
        } else if (nanos - awaitedSince > patience
                && view.rows(generation).standing().holdAt().isEmpty()) {
            throw new OperationRefused("generation %d of %s stays at position %d; its owner is %s, whose log says why"
                    .formatted(
                            generation,
                            view.identity(),
                            now.progress().position(),
                            now.owner().orElse("no node")));
        }
    }

    private static boolean isAt(Generation before, Generation now) {
        return before.owner().equals(now.owner())
                && before.progress().position() == now.progress().position();
    }

    /// Releases the lease, if it took one. If the store is unavailable, the lease expires by itself.
    private void releaseLease() {
        try {
            lease.ifPresent(view.models().leases()::release);
        } catch (StoreUnavailable _) {
            // the next owner waits until the lease expires
        }
    }
}
