package dev.scoresheet.adapters.runner.kernel;

/// Ways to get it wrong, each of which a simulation must catch.
enum Fault {
    NONE,
    /// Steps are committed under any epoch.
    NO_FENCING,
    /// Steps are committed at any progress of the view.
    NO_COMPARE_AND_SET,
    /// The checkpoint is durable before the rows are.
    CHECKPOINT_BEFORE_EFFECT,
    /// Nodes judge leases by their own clocks.
    LEASE_BY_NODE_CLOCK,
    /// An event of an unknown type is passed over.
    SKIP_UNKNOWN
}
