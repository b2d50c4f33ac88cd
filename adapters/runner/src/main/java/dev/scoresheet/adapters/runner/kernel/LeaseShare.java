package dev.scoresheet.adapters.runner.kernel;

/// Share of this node in one lease.
interface LeaseShare {

    /// True if this node should take the lease now.
    boolean mayTake();

    /// True if this node should give the lease to a node that has fewer.
    boolean isSurplus();
}
