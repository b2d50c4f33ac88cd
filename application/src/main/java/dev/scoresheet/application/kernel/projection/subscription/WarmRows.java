package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.projection.step.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Rows that the owner of a view knows, because it has just written or loaded them. They belong to the progress of its
/// last step: a step from that progress is committed only if no other process wrote since. The owner forgets them with
/// the progress. The rows used last are kept, up to a number. Not thread-safe.
final class WarmRows<K, V> {

    private final int most;

    /// Rows by key, the one used last at the end; empty for a key without a row.
    private final Map<K, Optional<V>> rows = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most maximum number of rows
    WarmRows(int most) {
        this.most = most;
    }

    /// Returns the existing rows of these keys, and loads only those that are not known.
    Map<K, V> load(Set<K> keys, Function<Set<K>, Map<K, V>> store) {
        var found = new HashMap<K, V>();
        var unknown = new HashSet<K>();
        for (var key : keys) {
            var known = rows.get(key);
            if (known == null) {
                unknown.add(key);
            } else {
                known.ifPresent(row -> found.put(key, row));
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(store.apply(unknown));
        }
        return found;
    }

    /// Records the rows of these keys after a committed step.
    ///
    /// @param before existing rows before the step
    void committed(Step<K, V> step, Set<K> keys, Map<K, V> before) {
        for (var key : keys) {
            var written = Optional.ofNullable(step.put().get(key));
            var kept = step.remove().contains(key) ? Optional.<V>empty() : Optional.ofNullable(before.get(key));
            rows.put(key, written.or(() -> kept));
        }
        var eldest = rows.entrySet().iterator();
        for (var surplus = rows.size() - most; surplus > 0; surplus--) {
            eldest.next();
            eldest.remove();
        }
    }

    void forget() {
        rows.clear();
    }
}
