package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.Collection;

/// Rows of all views of a store. The store receives its projections at construction and refuses an unknown one.
/// Thread-safe.
public interface Views {

    /// @throws IllegalArgumentException when the store was not given the projection
    <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation);

    <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection);

    /// Opens a snapshot of these generations, to compare rows with each other or with the log. It costs the store as
    /// much as any long snapshot, so it ends by itself after ten minutes.
    Snapshot snapshot(Collection<Long> generations);
}
