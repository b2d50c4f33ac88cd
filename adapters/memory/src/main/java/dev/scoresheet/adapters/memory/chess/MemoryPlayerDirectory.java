package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Player directory in memory. It keeps names as long as the process lives.
public final class MemoryPlayerDirectory implements PlayerDirectory {

    /// Order by code points. Java compares the halves of surrogate pairs, which puts some of these characters too
    /// early.
    private static final Comparator<String> CODE_POINTS =
            Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare);

    private final Map<String, PlayerId> ids = new HashMap<>();
    private final Map<PlayerId, String> names = new HashMap<>();

    @Override
    public synchronized Map<String, PlayerId> find(Set<String> wanted) {
        return partOf(ids, wanted);
    }

    @Override
    public synchronized Map<String, PlayerId> enrol(Map<String, PlayerId> newcomers) {
        newcomers.forEach((name, id) -> {
            if (ids.putIfAbsent(name, id) == null) {
                names.put(id, name);
            }
        });
        return partOf(ids, newcomers.keySet());
    }

    @Override
    public synchronized Map<PlayerId, String> names(Set<PlayerId> players) {
        return partOf(names, players);
    }

    @Override
    public synchronized List<Named> startingWith(String prefix, String after, int limit) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix) && CODE_POINTS.compare(entry.getKey(), after) > 0)
                .sorted(Map.Entry.comparingByKey(CODE_POINTS))
                .limit(limit)
                .map(entry -> new Named(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static <K, V> Map<K, V> partOf(Map<K, V> all, Set<K> keys) {
        var part = new HashMap<K, V>();
        for (var key : keys) {
            var value = all.get(key);
            if (value != null) {
                part.put(key, value);
            }
        }
        return part;
    }
}
