package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.projection.step.Progress;

/// Named consumer of the log. Not thread-safe: one thread at a time.
public interface Subscription {

    String name();

    /// Takes one batch in one transaction and returns the new progress of the view. The progress is unchanged if
    /// there is nothing to take.
    ///
    /// @throws SubscriptionStopped when it cannot continue on this node
    /// @throws OwnershipLost when another owner has taken over
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not respond; the caller
    ///     retries
    Progress step();

    /// Makes the next step read the state of the view again, because another process may have paused or held it.
    void refresh();
}
