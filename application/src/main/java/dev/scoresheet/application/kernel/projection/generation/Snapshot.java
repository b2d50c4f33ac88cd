package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Consistent read of some generations at one moment. Not thread-safe; close it soon.
public interface Snapshot extends AutoCloseable {

    Progress progress(long generation);

    /// Passes every row to the consumer, in an order that the store chooses.
    <K, V> void rows(Projection<?, K, ?, V> projection, long generation, BiConsumer<K, V> row);

    /// Compares two generations of one view, row by row. Compares the columns that both have and that the view does
    /// not declare different.
    ///
    /// @param leftOut a test that selects the texts of the keys to skip
    /// @param limit maximum number of differences to return
    <K, V> Comparison compare(
            Projection<?, K, ?, V> projection, long one, long other, Predicate<String> leftOut, int limit);

    @Override
    void close();

    /// @param compared number of keys on either side
    /// @param differing number of keys whose rows differ
    record Comparison(long compared, long differing, List<Difference> first) {}

    /// Key whose rows differ, or that exists on one side only.
    record Difference(String key, Optional<String> one, Optional<String> other) {}
}
