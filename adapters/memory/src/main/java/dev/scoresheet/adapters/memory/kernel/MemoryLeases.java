package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Until;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Optional;

final class MemoryLeases implements Leases {

    private final MemoryViewState state;

    MemoryLeases(MemoryViewState state) {
        this.state = state;
    }

    @Override
    public Optional<Lease> acquire(long number, String node, Duration length) {
        return state.locked(() -> {
            var generation = state.all.get(number);
            if (generation == null || generation.stage != Stage.LOADED || othersHave(generation, node)) {
                return Optional.empty();
            }
            var handed = generation.handedOver.filter(to -> to.what().equals(node));
            generation.disowned();
            generation.handedOver = handed.map(_ -> new Until<>(node, state.now()));
            generation.lease = Optional.of(new Until<>(node, state.now().plus(length)));
            generation.leaseLength = length;
            generation.stopped = Optional.empty();
            return Optional.of(new Lease(number, node, generation.progress.epoch()));
        });
    }

    private boolean othersHave(MemoryGeneration generation, String node) {
        var now = state.now();
        return generation
                        .lease
                        .filter(lease -> lease.holds(now) && !lease.what().equals(node))
                        .isPresent()
                || generation
                        .handedOver
                        .filter(next -> next.holds(now) && !next.what().equals(node))
                        .isPresent();
    }

    @Override
    public Optional<Progress> renew(Lease lease, Duration length) {
        return state.locked(() -> {
            var generation = state.all.get(lease.generation());
            if (generation == null || !isOf(generation, lease)) {
                return Optional.empty();
            }
            generation.lease =
                    Optional.of(new Until<>(lease.owner(), state.now().plus(length)));
            generation.leaseLength = length;
            return Optional.of(generation.progress);
        });
    }

    @Override
    public void release(Lease lease) {
        state.locked(() -> {
            var generation = state.all.get(lease.generation());
            if (generation != null && isOf(generation, lease)) {
                generation.lease = Optional.empty();
            }
            return lease;
        });
    }

    private static boolean isOf(MemoryGeneration generation, Lease lease) {
        return generation.progress.epoch() == lease.epoch()
                && generation
                        .lease
                        .filter(held -> held.what().equals(lease.owner()))
                        .isPresent();
    }
}
