package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Leases that forward every call. A subclass leaves a rule out.
abstract class ForwardingLeases implements PartitionLeases {

    private final PartitionLeases right;

    ForwardingLeases(PartitionLeases right) {
        this.right = right;
    }

    @Override
    public Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length) {
        return right.acquire(partition, node, version, length);
    }

    @Override
    public Optional<Progress> renew(PartitionLease lease, Duration length) {
        return right.renew(lease, length);
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
    public void rollBack(String process, int version, String by) {
        right.rollBack(process, version, by);
    }

    @Override
    public void rollForward(String process, String by) {
        right.rollForward(process, by);
    }
}
