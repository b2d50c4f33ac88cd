package dev.scoresheet.application.kernel.log.append;

import java.util.Optional;

/// Condition of an append, besides the versions of its streams. The store compares it under the lock of the log's
/// head, and refuses the append if it no longer holds ([AppendResult.Fenced]).
///
/// @param partition partition of a process, whose owner sends the append
public record Fence(Optional<PartitionEpoch> partition) {

    /// Fence of an append that may always be written.
    public static final Fence NONE = new Fence(Optional.empty());

    /// Epoch of a partition of a process. It grows with each new owner.
    ///
    /// @param process name of the process
    /// @param partition number of the partition
    public record PartitionEpoch(String process, int partition, long epoch) {}

    public static Fence of(PartitionEpoch partition) {
        return new Fence(Optional.of(partition));
    }
}
