package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Page;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a batch does to a view. Pure: it is asked between a store's own statements, too.
public interface Stepper<E, K, V> {

    /// What the batch wants to know before it can be a step. Entries that the projection does not
    /// follow are dropped here, whoever hands the batch over.
    PreparedBatch<K, V> prepare(Page<E> batch, Exclusions leftOut);

    /// A batch whose events have been asked what they change, once: that is the costly part.
    interface PreparedBatch<K, V> {

        /// The keys whose rows the step needs: not those that are parked.
        Set<K> touched();

        /// Where the step ends: before the end of the batch when it holds an event that this release
        /// cannot know.
        long through();

        /// Why it ends there, if it does.
        Optional<SubscriptionStopped> stopped();

        /// @param rows those of `touched` that there are
        Step<K, V> step(Progress expected, Map<K, V> rows);

        /// The same step with rows parked that the store refuses. For a batch of one position only,
        /// since the rows of a longer one would lose what came before the culprit.
        ///
        /// @param refused keys of rows in the step, with the reason
        Step<K, V> parking(Step<K, V> step, Map<K, String> refused);
    }
}
