package dev.scoresheet.application.kernel.process.inspect;

import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;

/// Process that was started.
///
/// @param acting version that acts; 0 before the first owner
/// @param ceiling version above which nodes take nothing
/// @param partitions all partitions, in order
/// @param lateness number of deadlines that fired, by lateness in milliseconds
public record InspectedProcess(
        String name,
        ProcessStart start,
        int acting,
        OptionalInt ceiling,
        List<InspectedPartition> partitions,
        NavigableMap<Long, Long> lateness) {

    public InspectedProcess {
        partitions = List.copyOf(partitions);
    }

    /// Partition of a process.
    ///
    /// @param owner node whose lease has not ended
    /// @param instances number of rows
    /// @param nextDeadline earliest deadline that did not fire, of an instance without an entry
    public record InspectedPartition(
            int number,
            long position,
            Optional<String> owner,
            boolean paused,
            long instances,
            long waiting,
            long parked,
            Optional<Instant> nextDeadline) {}
}
