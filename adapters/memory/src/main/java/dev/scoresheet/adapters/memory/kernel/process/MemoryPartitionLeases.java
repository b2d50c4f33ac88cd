package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.adapters.memory.kernel.process.MemoryProcessState.Started;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

final class MemoryPartitionLeases implements PartitionLeases {

    private final MemoryProcessState state;

    private final Duration absence;
    private final Supplier<Set<Followable>> live;

    /// @param live things that the live nodes can follow
    MemoryPartitionLeases(MemoryProcessState state, Duration absence, Supplier<Set<Followable>> live) {
        this.state = state;
        this.absence = absence;
        this.live = live;
    }

    @Override
    public Optional<PartitionLease> acquire(PartitionId id, String node, int version, Duration length) {
        var followed = live.get(); // outside of the lock: the registry may ask which nodes hold leases
        return state.locked(() -> {
            var process = state.process(id.process());
            var partition = state.partition(id);
            var now = state.now();
            if (process.closedAt.isPresent()
                    || version > process.ceiling.orElse(version)
                    || !partition.isFree(node, now)
                    || (version < process.acting && !falls(id.process(), process, followed, now))) {
                return Optional.empty();
            }
            if (version != process.acting) {
                process.act(version);
            }
            process.absentSince = Optional.empty();
            partition.own(node, version, now.plus(length));
            return Optional.of(
                    new PartitionLease(id, node, version, partition.progress().epoch()));
        });
    }

    /// True if no node of the acting version was live for some time. Notes when that time began.
    private boolean falls(String name, Started process, Set<Followable> followed, Instant now) {
        if (followed.contains(Followable.process(name, process.acting))
                || process.partitions.stream().anyMatch(partition -> partition.isHeldBy(process.acting, now))) {
            process.absentSince = Optional.empty();
            return false;
        }
        process.absentSince = process.absentSince.or(() -> Optional.of(now));
        return !now.isBefore(process.absentSince.get().plus(absence));
    }

    @Override
    public Optional<Progress> renew(PartitionLease lease, Duration length) {
        return state.locked(() -> {
            var partition = state.partition(lease.partition());
            if (!isOf(partition, lease)) {
                return Optional.empty();
            }
            partition.lease = Optional.of(
                    new MemoryPartition.Held(lease.owner(), state.now().plus(length)));
            return Optional.of(partition.progress());
        });
    }

    @Override
    public void release(PartitionLease lease) {
        state.locked(() -> {
            var partition = state.partition(lease.partition());
            if (isOf(partition, lease)) {
                partition.lease = Optional.empty();
            }
            return lease;
        });
    }

    @Override
    public Map<PartitionId, String> owners() {
        return state.locked(() -> {
            var now = state.now();
            var owners = new HashMap<PartitionId, String>();
            state.partitions()
                    .forEach(partition -> partition
                            .lease
                            .filter(held -> now.isBefore(held.end()))
                            .ifPresent(held -> owners.put(partition.id(), held.owner())));
            return Map.copyOf(owners);
        });
    }

    private static boolean isOf(MemoryPartition partition, PartitionLease lease) {
        return partition.progress().epoch() == lease.epoch()
                && partition
                        .lease
                        .filter(held -> held.owner().equals(lease.owner()))
                        .isPresent();
    }

    @Override
    public void rollBack(String name, int version, String by) {
        state.locked(() -> {
            var process = state.process(name);
            process.act(version);
            process.ceiling = OptionalInt.of(version);
            process.acts.add(state.now(), by, 0, new Decision.RolledBack(version));
            return process;
        });
    }

    @Override
    public void rollForward(String name, String by) {
        state.locked(() -> {
            var process = state.process(name);
            process.ceiling = OptionalInt.empty();
            process.acts.add(state.now(), by, 0, new Decision.RolledForward());
            return process;
        });
    }
}
