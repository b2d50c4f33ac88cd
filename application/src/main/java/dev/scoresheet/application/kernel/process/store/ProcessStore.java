package dev.scoresheet.application.kernel.process.store;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Store of the partitions of processes. Thread-safe; calls block.
///
/// Of two steps made from the same progress, at most one is committed. A step is committed completely or not
/// at all, and it is durable when [#commit] returns true.
///
/// Every method throws [dev.scoresheet.application.kernel.log.StoreUnavailable] when the store does not
/// respond. A step may have been committed even so; the progress shows it.
public interface ProcessStore {

    /// Returns the record of the first start. Makes it, with the head of the log and the instant of the
    /// database, if there is none. Every partition then begins at the checkpoint `actsFrom`, without rows.
    ///
    /// @param partitions number of partitions of a process that was never started
    ProcessStart start(String process, int partitions);

    /// Reads what a step depends on, in one snapshot.
    ///
    /// @param instances instances whose rows are wanted
    /// @throws IllegalStateException when the process was never started, or has no such partition. The other
    ///     methods throw it, too
    PartitionStatus status(PartitionId partition, Set<String> instances);

    /// Commits a step. Returns false and writes nothing if the progress of the partition is not the expected
    /// one.
    ///
    /// @throws StatesRefused when the store refuses the state of an instance; a retry would not help
    boolean commit(ProcessStep step);

    /// Returns the rows without an entry whose deadline passed at least the grace ago and was not fired, the
    /// earliest first. The clock of the database decides, not that of a node. The rows may be out of date; the
    /// owner reads them again.
    List<InstanceRow> due(PartitionId partition, Duration grace, int limit);

    /// Returns the earliest deadline that is not due yet, and the instant of the database. A deadline between this call
    /// and a later call of [#due] is in one of the two answers.
    NextDeadline nextDeadline(PartitionId partition, Duration grace);

    /// Returns the partitions of a process with their owners.
    ///
    /// @throws IllegalStateException when the process was never started
    ProcessStanding standing(String process);

    /// Returns the number of rows of a partition.
    long instances(PartitionId partition);

    /// Records a wish, and makes the revision of the partition grow.
    ///
    /// @return its number
    long wish(PartitionId partition, Wish.Request request, String by);

    /// Pauses or resumes a partition. The owner takes no step while it is paused. The revision grows.
    ///
    /// @param by name of the operator; it is recorded
    void pause(PartitionId partition, boolean paused, String by);
}
