package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Page;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Maker of steps from batches. Pure; a store also calls it between its own statements.
public interface Stepper<E, K, V> {

    /// Finds the changes and keys of a batch. Drops entries that the projection does not follow, independent of the
    /// caller.
    PreparedBatch<K, V> prepare(Page<E> batch, Exclusions exclusions);

    /// Batch whose events were passed to the projection once, which is the costly part.
    interface PreparedBatch<K, V> {

        /// Returns the keys whose rows the step needs, without the parked keys.
        Set<K> touched();

        /// Returns the position at which the step ends. It is before the end of the batch if this release cannot know
        /// an event of the batch.
        long through();

        /// Returns the reason for an early end, if there is one.
        Optional<SubscriptionStopped> stopped();

        /// @param rows existing rows of the keys in `touched`
        Step<K, V> step(Progress expected, Map<K, V> rows);

        /// Returns the same step with the rows parked that the store refuses. Use it for a batch of one position
        /// only. The rows of a longer batch would lose the changes before the failing event.
        ///
        /// @param refused keys of rows in the step, with the reason
        Step<K, V> parking(Step<K, V> step, Map<K, String> refused);
    }
}
