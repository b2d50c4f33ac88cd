package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Some generations at one moment: nothing that is read here moves. Not thread-safe; close it soon.
public interface Snapshot extends AutoCloseable {

    Progress progress(long generation);

    /// Every row, in an order of the store.
    <K, V> void rows(Projection<?, K, ?, V> projection, long generation, BiConsumer<K, V> row);

    /// Compares two generations of one view, row by row, in what both have and nobody declared
    /// different.
    ///
    /// @param leftOut texts of keys that are not compared
    /// @param limit how many differences are shown
    <K, V> Comparison compare(
            Projection<?, K, ?, V> projection, long one, long other, Predicate<String> leftOut, int limit);

    @Override
    void close();

    /// @param compared how many keys there are on either side
    /// @param differing how many of them differ
    record Comparison(long compared, long differing, List<Difference> first) {}

    /// A key whose rows differ, or that one side does not have.
    record Difference(String key, Optional<String> one, Optional<String> other) {}
}
