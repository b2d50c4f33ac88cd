package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Until;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

final class MemoryLeases implements Leases {

    private final MemoryViewState fillings;

    MemoryLeases(MemoryViewState fillings) {
        this.fillings = fillings;
    }

    @Override
    public Optional<Lease> acquire(long generation, String node, Duration length) {
        return fillings.locked(() -> {
            var filling = fillings.all.get(generation);
            if (filling == null || filling.stage != Stage.LOADED || othersHave(filling, node)) {
                return Optional.empty();
            }
            filling.disowned();
            filling.lease = Optional.of(new Until<>(node, fillings.now().plus(length)));
            filling.leaseLength = length;
            filling.stopped = Optional.empty();
            return Optional.of(new Lease(generation, node, filling.progress.epoch()));
        });
    }

    private boolean othersHave(MemoryGeneration filling, String node) {
        var now = fillings.now();
        return filling.lease
                        .filter(lease -> lease.holds(now) && !lease.what().equals(node))
                        .isPresent()
                || filling.handedOver
                        .filter(next -> next.holds(now) && !next.what().equals(node))
                        .isPresent();
    }

    @Override
    public OptionalLong renew(Lease lease, Duration length) {
        return fillings.locked(() -> {
            var filling = fillings.all.get(lease.generation());
            if (filling == null || !isOf(filling, lease)) {
                return OptionalLong.empty();
            }
            filling.lease =
                    Optional.of(new Until<>(lease.owner(), fillings.now().plus(length)));
            filling.leaseLength = length;
            return OptionalLong.of(filling.progress.revision());
        });
    }

    @Override
    public void release(Lease lease) {
        fillings.locked(() -> {
            var filling = fillings.all.get(lease.generation());
            if (filling != null && isOf(filling, lease)) {
                filling.lease = Optional.empty();
            }
            return lease;
        });
    }

    private static boolean isOf(MemoryGeneration filling, Lease lease) {
        return filling.progress.epoch() == lease.epoch()
                && filling.lease
                        .filter(held -> held.what().equals(lease.owner()))
                        .isPresent();
    }
}
