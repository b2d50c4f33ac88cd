package dev.scoresheet.application.kernel.process.store;

import java.time.Instant;

/// Record of the first start of a process. It never changes.
///
/// @param partitions number of partitions
/// @param actsFrom last position that was in the log at the first start. The process reacts only to later
///     events.
/// @param at instant of the database at the first start. A deadline does not act if it is not later than
///     this, and the state has implied it since an event that is not later than `actsFrom`
public record ProcessStart(int partitions, long actsFrom, Instant at) {

    public ProcessStart {
        if (partitions < 1) {
            throw new IllegalArgumentException("a process has at least 1 partition, not " + partitions);
        }
    }

    /// Returns the number of the partition of an instance. It is stored, so it never changes.
    public int partition(String instance) {
        return Math.floorMod(instance.hashCode(), partitions);
    }
}
