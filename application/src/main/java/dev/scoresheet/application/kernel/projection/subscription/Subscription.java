package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.Optional;

/// Named consumer of the log. Not thread-safe: one thread at a time.
public interface Subscription {

    String name();

    /// Takes one batch in one transaction and returns the progress through which the rows of the view are
    /// complete. The progress is unchanged if there is nothing to take. The checkpoint of a batch without rows may
    /// be [#held] back.
    ///
    /// @throws SubscriptionStopped when it cannot continue on this node
    /// @throws OwnershipLost when another owner has taken over
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store does not respond; the caller
    ///     retries
    Progress step();

    /// Returns the checkpoint that the last step held back; empty if the store has it.
    Optional<HeldCheckpoint> held();

    /// Makes the next step read the state of the view again, because another process may have paused or held it. A
    /// checkpoint that is held back is dropped, and its batches are taken again.
    void refresh();

    /// Tells the progress that the store has. The consumer may remember another one, because another process
    /// changed an input of a step, or because a crash of the store took steps back. Then the next step reads the
    /// state again.
    void compare(Progress stored);
}
