package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Lease of one partition, as much as a consumer asks for. It lasts until it is released.
final class TwinLeases implements PartitionLeases {

    private Optional<PartitionLease> held = Optional.empty();
    private long epoch;

    synchronized Optional<String> owner() {
        return held.map(PartitionLease::owner);
    }

    @Override
    public synchronized Optional<PartitionLease> acquire(
            PartitionId partition, String node, int version, Duration length) {
        if (held.isPresent()) {
            return Optional.empty();
        }
        epoch++;
        held = Optional.of(new PartitionLease(partition, node, version, epoch));
        return held;
    }

    @Override
    public synchronized Optional<Progress> renew(PartitionLease lease, Duration length) {
        return held.filter(lease::equals).map(mine -> new Progress(0, mine.epoch(), 0));
    }

    @Override
    public synchronized void release(PartitionLease lease) {
        held = held.filter(known -> !known.equals(lease));
    }

    @Override
    public synchronized Map<PartitionId, String> owners() {
        throw notAsked();
    }

    @Override
    public void rollBack(String process, int version, String by) {
        throw notAsked();
    }

    @Override
    public void rollForward(String process, String by) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a consumer does not ask for this");
    }
}
