package dev.scoresheet.adapters.runner.kernel;

/// Share of this node in one lease.
interface LeaseShare {

    /// Share of a node that takes every lease that is free.
    LeaseShare WHOLE = new LeaseShare() {
        @Override
        public boolean mayTake() {
            return true;
        }

        @Override
        public boolean isSurplus() {
            return false;
        }
    };

    /// True if this node should take the lease now.
    boolean mayTake();

    /// True if this node should give the lease to a node that has fewer.
    boolean isSurplus();
}
