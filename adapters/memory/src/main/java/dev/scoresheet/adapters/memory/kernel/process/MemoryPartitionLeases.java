package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

final class MemoryPartitionLeases implements PartitionLeases {

    private final MemoryProcessState state;

    MemoryPartitionLeases(MemoryProcessState state) {
        this.state = state;
    }

    @Override
    public Optional<PartitionLease> acquire(PartitionId id, String node, int version, Duration length) {
        return state.locked(() -> {
            var process = state.process(id.process());
            var partition = state.partition(id);
            if (version < process.acting || version > process.ceiling.orElse(version)) {
                return Optional.empty();
            }
            var now = state.now();
            if (partition
                    .lease
                    .filter(held -> now.isBefore(held.end()) && !held.owner().equals(node))
                    .isPresent()) {
                return Optional.empty();
            }
            if (version > process.acting) {
                process.act(version);
            }
            partition.own(node, version, now.plus(length));
            return Optional.of(
                    new PartitionLease(id, node, version, partition.progress().epoch()));
        });
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
