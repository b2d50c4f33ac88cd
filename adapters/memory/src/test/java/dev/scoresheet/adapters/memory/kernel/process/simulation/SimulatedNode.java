package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.HashMap;
import java.util.Map;

/// Node between two of its ends.
final class SimulatedNode {

    final String name;
    final int version;
    final boolean broken;
    final SkewedTime time;
    final Map<PartitionId, Owning> owned = new HashMap<>();

    SimulatedNode(String name, int version, boolean broken, SkewedTime time) {
        this.name = name;
        this.version = version;
        this.broken = broken;
        this.time = time;
    }

    /// Partition that the node owns, as far as it knows.
    static final class Owning {

        final PartitionLease lease;
        final PartitionOwner<BulbEvent, Tally, Tell> owner;

        /// True while a turn is under way.
        boolean busy;

        Owning(PartitionLease lease, PartitionOwner<BulbEvent, Tally, Tell> owner) {
            this.lease = lease;
            this.owner = owner;
        }
    }
}
