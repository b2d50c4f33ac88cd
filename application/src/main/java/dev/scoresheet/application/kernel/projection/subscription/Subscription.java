package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.projection.step.Progress;

/// A named consumer of the log. Not thread-safe: one thread at a time.
public interface Subscription {

    String name();

    /// Takes one batch in one transaction, and answers where the view then stands: where it stood, when
    /// there is nothing to take.
    ///
    /// @throws SubscriptionStopped when it can go no further on this node
    /// @throws OwnershipLost when another owner has taken over
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not answer:
    ///     to be tried again
    Progress step();

    /// Reads anew how the view stands before the next step: somebody may have paused or held it.
    void refresh();
}
