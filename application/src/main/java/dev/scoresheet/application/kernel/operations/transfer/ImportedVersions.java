package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/// Check during an import that every event is the next one of its stream. It keeps the most recently seen streams in
/// memory. It looks up older ones in the rows already written, once for each piece of the log.
final class ImportedVersions {

    private final int capacity;
    private final LinkedHashMap<String, Long> last = new LinkedHashMap<>();
    private boolean forgotten;

    ImportedVersions(int capacity) {
        this.capacity = capacity;
    }

    /// Loads the evicted versions of these streams again. Called before each piece.
    void recall(Set<String> streams, LogRestore.Versions soFar) {
        while (last.size() > capacity) {
            last.pollFirstEntry();
            forgotten = true;
        }
        if (forgotten) {
            var unknown = new HashSet<>(streams);
            unknown.removeAll(last.keySet());
            if (!unknown.isEmpty()) {
                last.putAll(soFar.of(unknown));
            }
        }
    }

    boolean isNext(StoredEvent event) {
        var known = last.remove(event.stream()); // reinserted below as the most recent
        last.put(event.stream(), event.version());
        return event.version() == (known == null ? 1 : known + 1);
    }
}
