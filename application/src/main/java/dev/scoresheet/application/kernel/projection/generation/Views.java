package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.Collection;

/// The rows of all views of a store. It is given the projections when it is made and refuses one that
/// it does not know. Thread-safe.
public interface Views {

    /// @throws IllegalArgumentException when the projection is none of those that the store was given
    <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation);

    <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection);

    /// One moment of these generations, for comparing rows with each other or with the log. Costs the
    /// store what a long snapshot costs, so it ends by itself after ten minutes.
    Snapshot snapshot(Collection<Long> generations);
}
