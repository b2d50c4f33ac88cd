package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Rules of leases and versions, each left out in a decorator of a port.
enum VersionFaults implements PlantedFault {

    /// Gives a partition to a second node under the epoch of the first one.
    A_PARTITION_HAS_ONE_OWNER(Breach.TWO_OWNERS) {
        @Override
        public PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
            return new SharedLeases(leases, store);
        }
    },

    /// Uses rows of another version.
    ROWS_ARE_OF_ONE_VERSION(Breach.ROWS_DIFFER) {
        @Override
        public ProcessStore store(ProcessStore store, SkewedTime node) {
            return new ForwardingProcesses(store) {
                @Override
                public PartitionStatus status(PartitionId partition, Set<String> instances) {
                    var status = super.status(partition, instances);
                    var position = status.progress().position();
                    return status.version().version() == 0 || status.version().through() != position
                            ? status
                            : Changed.status(status, status.progress(), new RowsVersion(node.version(), position));
                }
            };
        }
    },

    /// Lets another version act without the loss of the partitions that the present one owns.
    A_CHANGE_OF_VERSION_RAISES_EPOCHS(Breach.OTHER_VERSION_ACTS) {
        @Override
        public PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
            return new ForwardingLeases(leases) {
                @Override
                public Optional<PartitionLease> acquire(
                        PartitionId partition, String node, int version, Duration length) {
                    return super.acquire(partition, node, 1, length)
                            .map(lease -> new PartitionLease(partition, node, version, lease.epoch()));
                }
            };
        }
    },

    /// Lets a version fall at once, although a node of it is live.
    A_VERSION_FALLS_WITHOUT_LIVE_NODES(Breach.OTHER_VERSION_ACTS) {
        @Override
        public PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
            return new ForwardingLeases(leases) {
                @Override
                public Optional<PartitionLease> acquire(
                        PartitionId partition, String node, int version, Duration length) {
                    var right = super.acquire(partition, node, version, length);
                    if (right.isPresent() || version > 1 || super.owners().containsKey(partition)) {
                        return right;
                    }
                    super.rollBack(partition.process(), version, node);
                    super.rollForward(partition.process(), node);
                    return super.acquire(partition, node, version, length);
                }
            };
        }
    },

    /// Rolls a process back and leaves nodes of a higher version free to act again.
    A_ROLL_BACK_LEAVES_A_CEILING(Breach.OTHER_VERSION_ACTS) {
        @Override
        public PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
            return new ForwardingLeases(leases) {
                @Override
                public void rollBack(String process, int version, String by) {
                    super.rollBack(process, version, by);
                    super.rollForward(process, by);
                }
            };
        }
    };

    private final Breach breach;

    VersionFaults(Breach breach) {
        this.breach = breach;
    }

    @Override
    public Breach breach() {
        return breach;
    }
}
