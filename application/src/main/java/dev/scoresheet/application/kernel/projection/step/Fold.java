package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Rows under way: changes go in, event by event, and what the rows have become comes out. An event
/// changes a row whole or not at all: when one of its changes fails, the row stays as it was before the
/// event and its key is parked. Not thread-safe.
public final class Fold<K, X, V> {

    private final Projection<?, K, X, V> projection;
    private final Exclusions leftOut;
    private final Map<K, V> before;
    private final Map<K, V> rows;
    private final Map<String, Parked.Key> parked = new LinkedHashMap<>();
    private final Map<String, Long> further = new HashMap<>();

    /// @param before the rows that there are of the keys that will be touched
    public Fold(Projection<?, K, X, V> projection, Exclusions leftOut, Map<K, V> before) {
        this.projection = projection;
        this.leftOut = leftOut;
        this.before = before;
        this.rows = new HashMap<>(before);
    }

    /// Applies what one event changes.
    public void apply(long position, List<Change<K, X>> changes) {
        if (changes.size() == 1) {
            apply(position, changes.getFirst().key(), changes);
            return;
        }
        var byKey = new LinkedHashMap<K, List<Change<K, X>>>();
        for (var change : changes) {
            byKey.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(change);
        }
        byKey.forEach((key, ofKey) -> apply(position, key, ofKey));
    }

    private void apply(long position, K key, List<Change<K, X>> changes) {
        if (isLeftOut(position, key)) {
            return;
        }
        ProjectionCall.run(() -> evolve(key, changes), reason -> {
            var text = projection.text(key);
            parked.put(text, new Parked.Key(text, position, reason));
        });
    }

    private void evolve(K key, List<Change<K, X>> changes) {
        var row = rows.get(key);
        for (var change : changes) {
            row = projection.evolve(row == null ? projection.initial(key) : row, change.change());
            row = projection.gone(row) ? null : row;
        }
        if (row == null) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }

    private boolean isLeftOut(long position, K key) {
        if (leftOut.keys().isEmpty() && leftOut.events().isEmpty() && parked.isEmpty()) {
            return false;
        }
        var text = projection.text(key);
        if (leftOut.keys().containsKey(text) || parked.containsKey(text)) {
            further.merge(new Parked.Key(text, 0, "").entry(), 1L, Long::sum);
            return true;
        }
        return leftOut.events().contains(new GivenUp.Event(text, position));
    }

    /// Rows that there are now and were not there before, or were different.
    public Map<K, V> put() {
        var put = new HashMap<K, V>();
        rows.forEach((key, row) -> {
            if (!row.equals(before.get(key))) {
                put.put(key, row);
            }
        });
        return put;
    }

    public Set<K> removed() {
        var removed = new HashSet<>(before.keySet());
        removed.removeAll(rows.keySet());
        return removed;
    }

    /// All rows as they are now.
    public Map<K, V> rows() {
        return rows;
    }

    public List<Parked.Key> parked() {
        return List.copyOf(parked.values());
    }

    /// How many later events were left aside, by the name of the entry.
    public Map<String, Long> further() {
        return further;
    }
}
