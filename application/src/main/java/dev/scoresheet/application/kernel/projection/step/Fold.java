package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fold of changes into rows, event by event. An event changes a row completely or not at all. When a change fails,
/// the row keeps its state before the event and its key is parked. Not thread-safe.
public final class Fold<K, X, V> {

    private final SafeProjection<?, K, X, V> projection;
    private final Exclusions exclusions;
    private final Map<K, V> before;
    private final Map<K, V> rows;
    private final Map<String, Parked.Key> parked = new LinkedHashMap<>();
    private final Map<String, Long> further = new HashMap<>();

    /// @param before existing rows of the keys that the changes touch
    public Fold(SafeProjection<?, K, X, V> projection, Exclusions exclusions, Map<K, V> before) {
        this.projection = projection;
        this.exclusions = exclusions;
        this.before = before;
        this.rows = new HashMap<>(before);
    }

    /// Applies the changes of one event.
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
        if (isExcluded(position, key)) {
            return;
        }
        switch (projection.apply(key, Optional.ofNullable(rows.get(key)), changes)) {
            case Answer.Done(var row) -> row.ifPresentOrElse(now -> rows.put(key, now), () -> rows.remove(key));
            case Answer.Failed(var reason) -> {
                var text = projection.text(key);
                parked.put(text, new Parked.Key(text, position, reason));
            }
        }
    }

    private boolean isExcluded(long position, K key) {
        if (exclusions.keys().isEmpty() && exclusions.events().isEmpty() && parked.isEmpty()) {
            return false;
        }
        var text = projection.text(key);
        if (exclusions.keys().containsKey(text) || parked.containsKey(text)) {
            further.merge(new Parked.Key(text, 0, "").entry(), 1L, Long::sum);
            return true;
        }
        return exclusions.events().contains(new GivenUp.Event(text, position));
    }

    /// Returns the rows that are new or have changed.
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

    /// Returns all rows with the changes applied.
    public Map<K, V> rows() {
        return rows;
    }

    public List<Parked.Key> parked() {
        return List.copyOf(parked.values());
    }

    /// Returns the number of later events that were left out, by the name of the entry.
    public Map<String, Long> further() {
        return further;
    }
}
