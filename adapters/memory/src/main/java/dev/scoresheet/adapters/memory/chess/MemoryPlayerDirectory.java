package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.application.chess.PlayerDirectory;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Keeps names for as long as the process lives.
public final class MemoryPlayerDirectory implements PlayerDirectory {

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
