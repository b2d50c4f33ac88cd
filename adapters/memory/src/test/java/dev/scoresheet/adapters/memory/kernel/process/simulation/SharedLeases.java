package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Leases that give an owned partition to another node, too, under the same epoch.
record SharedLeases(PartitionLeases right, ProcessStore store) implements PartitionLeases {

    @Override
    public Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length) {
        return right.acquire(partition, node, version, length)
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

    @Override
    public void release(PartitionLease lease) {
        right.release(lease);
    }

    @Override
    public Map<PartitionId, String> owners() {
        return right.owners();
    }

    @Override
    public void rollBack(String process, int version) {
        right.rollBack(process, version);
    }

    @Override
    public void rollForward(String process) {
        right.rollForward(process);
    }
}
