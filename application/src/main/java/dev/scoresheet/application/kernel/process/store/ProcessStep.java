package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that a step does to a partition, committed together or not at all.
///
/// @param expected progress that the partition must have
/// @param through new checkpoint; that of `expected` for a deadline, a retry or a fold
/// @param version version and fold position of the rows after the step
/// @param emptied true if all rows of the partition are removed first
/// @param put rows to write
/// @param remove instances whose row and fired deadline are removed; they are finished
/// @param enter entries to write; one replaces an older one of its instance
/// @param leave instances whose entry is removed; none of them is in `enter`
/// @param fired deadlines that fired, by instance
/// @param givenUp events that are left out from now on
/// @param leftOut positions that the process leaves out from now on. The revision of every partition grows, so no step
///     that was made without them is committed. The rows of each partition that has passed one of them no longer count:
///     their version becomes 0
/// @param obeyed numbers of the wishes that are settled, obeyed or not
public record ProcessStep(
        PartitionId partition,
        Progress expected,
        long through,
        RowsVersion version,
        boolean emptied,
        List<InstanceRow> put,
        Set<String> remove,
        List<HeldInstance> enter,
        Set<String> leave,
        Map<String, FiredDeadline> fired,
        Set<GivenUpEvent> givenUp,
        Set<Long> leftOut,
        Set<Long> obeyed) {

    public ProcessStep {
        put = List.copyOf(put);
        remove = Set.copyOf(remove);
        enter = List.copyOf(enter);
        leave = Set.copyOf(leave);
        fired = Map.copyOf(fired);
        givenUp = Set.copyOf(givenUp);
        leftOut = Set.copyOf(leftOut);
        obeyed = Set.copyOf(obeyed);
        if (through < expected.position()) {
            throw new IllegalArgumentException("a step moves back from " + expected.position() + " to " + through);
        }
        if (put.stream().map(InstanceRow::instance).anyMatch(remove::contains)) {
            throw new IllegalArgumentException("a step both writes and removes the row of an instance");
        }
        if (enter.stream().map(HeldInstance::instance).anyMatch(leave::contains)) {
            throw new IllegalArgumentException("a step both writes and removes the entry of an instance");
        }
    }

    /// Returns the deadlines that the process was asked about when they fired. Leaves out those that were given up, and
    /// those from before the first start.
    ///
    /// @param start instant of the first start
    public List<Instant> reactedTo(Instant start) {
        var held = enter.stream().map(HeldInstance::instance).collect(Collectors.toSet());
        return fired.entrySet().stream()
                .filter(one -> !held.contains(one.getKey()))
                .map(one -> one.getValue().at())
                .filter(at -> at.isAfter(start))
                .toList();
    }

    /// True if the revision grows with this step: the position alone cannot distinguish two steps from the
    /// same progress.
    public boolean revises() {
        return through == expected.position();
    }
}
