package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Leases of partitions. Leases are rows, and only the clock of the store decides their validity.
/// Thread-safe; calls block.
///
/// Each process has one version that acts. It rises when a node of a higher version acquires a partition,
/// unless an operator set a ceiling. When it changes, the epoch of every partition that a node of another
/// version held last grows in the same transaction, and that node loses its lease.
///
/// The version falls when a node of a lower one acquires a partition, and no node of the acting version was
/// live for the time of [#ABSENCE]. A node is live by its registration, or by a lease.
public interface PartitionLeases {

    /// Time without a live node after which the version that acts falls.
    Duration ABSENCE = Duration.ofMinutes(1);

    /// Acquires a partition that has no owner or an expired lease. Its epoch grows by one. Returns empty if
    /// another node owns it, if the version is not the one that acts and cannot become it, or if another
    /// process has replaced this one. A node that already owns it gets a new epoch, because the first answer
    /// may never have arrived.
    ///
    /// @throws IllegalStateException when the process was never started, or has no such partition
    Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length);

    /// Renews the lease from now on, and returns the progress of the partition. Returns empty if the lease
    /// was lost; the holder then sends and writes nothing more.
    Optional<Progress> renew(PartitionLease lease, Duration length);

    /// Releases a lease early. Does nothing if it was lost.
    void release(PartitionLease lease);

    /// Returns the owners of all partitions, of any process, whose leases have not ended.
    Map<PartitionId, String> owners();

    /// Makes an earlier version the one that acts, and its number the ceiling: nodes of a higher version
    /// acquire nothing.
    ///
    /// @param by name of the operator; it is recorded
    void rollBack(String process, int version, String by);

    /// Removes the ceiling.
    ///
    /// @param by name of the operator; it is recorded
    void rollForward(String process, String by);
}
