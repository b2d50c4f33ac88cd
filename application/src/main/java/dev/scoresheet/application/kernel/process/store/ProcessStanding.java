package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Partitions of a process with their owners, as of one snapshot of the store.
///
/// @param acting version that acts; 0 before the first owner
/// @param ceiling version above which nodes take nothing
/// @param partitions all partitions, in order
public record ProcessStanding(int acting, OptionalInt ceiling, List<PartitionStanding> partitions) {

    public ProcessStanding {
        partitions = List.copyOf(partitions);
    }

    /// Partition with its owner.
    ///
    /// @param owner owner whose lease has not ended
    /// @param waiting number of waiting instances
    /// @param parked number of parked instances
    public record PartitionStanding(
            PartitionId partition,
            Progress progress,
            boolean paused,
            Optional<LiveOwner> owner,
            long waiting,
            long parked) {}

    /// @param version version of the process on the node
    public record LiveOwner(String node, int version) {}

    /// True if nodes of a version may act, once they own a partition.
    public boolean admits(int version) {
        return version >= acting && version <= ceiling.orElse(version);
    }
}
