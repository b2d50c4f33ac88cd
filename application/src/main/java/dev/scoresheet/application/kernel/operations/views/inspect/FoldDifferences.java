package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.fold.RowKeyHash;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.Snapshot.Difference;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/// Differences between stored rows and a fold of the log, collected over ranges of keys.
final class FoldDifferences {

    private final Exclusions exclusions;
    private final TreeMap<String, Difference> first = new TreeMap<>();
    private long rows;
    private long differing;

    FoldDifferences(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    /// Compares one range of keys. It removes the compared rows from the fold.
    <K, V> void compare(LogFold<?, K, ?, V> fold, KeySelection range, Snapshot snapshot, long generation) {
        var projection = fold.view().projection();
        var folded = fold.rows();
        snapshot.rows(projection, generation, (key, row) -> {
            var text = projection.text(key);
            var hash = RowKeyHash.of(text);
            if (range.takes(text, hash)) {
                var expected =
                        folded.get(RowKeyHash.thread(hash, folded.size())).remove(key);
                count(text, Optional.ofNullable(expected), Optional.of(row));
            }
        });
        folded.forEach(missing -> missing.forEach(
                (key, expected) -> count(projection.text(key), Optional.of(expected), Optional.empty())));
    }

    private void count(String text, Optional<?> expected, Optional<?> stored) {
        rows++;
        if (exclusions.keys().containsKey(text) || expected.equals(stored)) {
            return;
        }
        differing++;
        first.put(text, new Difference(text, expected.map(Object::toString), stored.map(Object::toString)));
        if (first.size() > RowDifference.SHOWN_AT_MOST) {
            first.pollLastEntry();
        }
    }

    long rows() {
        return rows;
    }

    long differing() {
        return differing;
    }

    /// Returns the first differences by key: the expected row, then the stored one.
    Collection<Difference> first() {
        return first.values();
    }
}
