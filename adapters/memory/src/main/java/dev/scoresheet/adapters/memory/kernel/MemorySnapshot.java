package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Snapshot that consists of copies.
final class MemorySnapshot implements Snapshot {

    private record Copy(Progress progress, Map<Object, Object> rows) {}

    private final Map<Long, Copy> copies = new HashMap<>();

    /// Copies the rows; the caller holds the lock.
    MemorySnapshot(Iterable<MemoryGeneration> generations) {
        for (var generation : generations) {
            copies.put(generation.number, new Copy(generation.progress, Map.copyOf(generation.rows)));
        }
    }

    private Copy copy(long generation) {
        var copy = copies.get(generation);
        if (copy == null) {
            throw new IllegalArgumentException("generation " + generation + " is not in this snapshot");
        }
        return copy;
    }

    @Override
    public Progress progress(long generation) {
        return copy(generation).progress();
    }

    @Override
    public <K, V> void rows(Projection<?, K, ?, V> projection, long generation, BiConsumer<K, V> row) {
        MemoryViews.<K, V>cast(copy(generation).rows()).forEach(row);
    }

    @Override
    public <K, V> Comparison compare(
            Projection<?, K, ?, V> projection, long one, long other, Predicate<String> leftOut, int limit) {
        var ones = MemoryViews.<K, V>cast(copy(one).rows());
        var others = MemoryViews.<K, V>cast(copy(other).rows());
        var byText = new TreeMap<String, K>();
        ones.keySet().forEach(key -> byText.put(projection.text(key), key));
        others.keySet().forEach(key -> byText.put(projection.text(key), key));
        long differing = 0;
        var first = new ArrayList<Difference>();
        for (var key : byText.entrySet()) {
            var left = Optional.ofNullable(ones.get(key.getValue())).map(Object::toString);
            var right = Optional.ofNullable(others.get(key.getValue())).map(Object::toString);
            if (!left.equals(right) && !leftOut.test(key.getKey())) {
                differing++;
                if (first.size() < limit) {
                    first.add(new Difference(key.getKey(), left, right));
                }
            }
        }
        return new Comparison(byText.size(), differing, first);
    }

    @Override
    public void close() {
        copies.clear();
    }
}
