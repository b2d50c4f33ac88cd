package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Leases that give an owned partition to another node, too, under the same epoch.
final class SharedLeases extends ForwardingLeases {

    private final ProcessStore store;

    SharedLeases(PartitionLeases right, ProcessStore store) {
        super(right);
        this.store = store;
    }

    @Override
    public Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length) {
        return super.acquire(partition, node, version, length)
                .or(() -> Optional.of(new PartitionLease(
                        partition,
                        node,
                        version,
                        store.status(partition, Set.of()).progress().epoch())));
    }

    @Override
    public Optional<Progress> renew(PartitionLease lease, Duration length) {
        return Optional.of(store.status(lease.partition(), Set.of()).progress());
    }
}
