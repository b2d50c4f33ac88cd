package dev.scoresheet.adapters.memory.kernel.faults;

/// Violations that no schedule may show.
enum Violation {
    /// An event that was sent is twice in the log, or not at all, or another one is there.
    NOT_WRITTEN_ONCE,
    /// A row is not the fold of the log through the view's position, less what is parked.
    ROWS_DIFFER,
    /// An event was not handed to the view, or twice.
    DELIVERY_DIFFERS,
    /// A consumer wrote although another one had taken over.
    STALE_EPOCH_WRITE,
    /// A node took a view over while the lease of another one held, by the store's clock.
    TAKEN_OVER_EARLY,
    /// The checkpoint moved over an event that this release cannot know.
    PASSED_UNKNOWN_EVENT,
    /// Queries saw an older state than before.
    WENT_BACK,
    /// Something failed in a view without a parked entry that says so.
    FAILED_SILENTLY
}
