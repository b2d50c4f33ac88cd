package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Optional;

/// Leases of partitions. Leases are rows, and only the clock of the store decides their validity.
/// Thread-safe; calls block.
///
/// Each process has one version that acts. It rises when a node of a higher version acquires a partition,
/// unless an operator set a ceiling. A rise raises the epoch of every partition that a node of another
/// version held last, in the same transaction.
public interface PartitionLeases {

    /// Acquires a partition that has no owner, an expired lease, or a hand-over to this node. Its epoch grows
    /// by one. Returns empty if another node owns it, or if the version is not the one that acts and cannot
    /// become it. A node that already owns it gets a new epoch, because the first answer may never have
    /// arrived.
    Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length);

    /// Renews the lease from now on, and returns the progress of the partition. Returns empty if the lease
    /// was lost; the holder then sends and writes nothing more.
    Optional<Progress> renew(PartitionLease lease, Duration length);

    /// Releases a lease early. Does nothing if it was lost.
    void release(PartitionLease lease);
}
