package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Everything that a step depends on, as of one snapshot of the store.
///
/// @param entries entries of the partition, by instance
/// @param wishes open wishes, in order
/// @param givenUp events that instances of the partition leave out
/// @param leftOut positions that the process leaves out
/// @param holdAt last position that the partition may read; later ones belong to a successor of the process
/// @param rows rows of the instances that were asked for, by instance
/// @param fired last deadlines that fired, of the same instances
public record PartitionStatus(
        Progress progress,
        RowsVersion version,
        boolean paused,
        OptionalLong holdAt,
        Map<String, HeldInstance> entries,
        List<Wish> wishes,
        Set<GivenUpEvent> givenUp,
        Set<Long> leftOut,
        Map<String, InstanceRow> rows,
        Map<String, FiredDeadline> fired) {

    public PartitionStatus {
        entries = Map.copyOf(entries);
        wishes = List.copyOf(wishes);
        givenUp = Set.copyOf(givenUp);
        leftOut = Set.copyOf(leftOut);
        rows = Map.copyOf(rows);
        fired = Map.copyOf(fired);
    }
}
