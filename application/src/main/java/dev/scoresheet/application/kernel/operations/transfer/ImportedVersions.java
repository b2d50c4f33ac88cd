package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogRestore;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;

/// Whether every event is the next one of its stream, while a log is written: the streams met most lately are
/// remembered, older ones are looked up among what is written already, a piece of the log at a time.
final class ImportedVersions {

    private final int capacity;
    private final LinkedHashMap<String, Long> last = new LinkedHashMap<>();
    private boolean forgotten;

    ImportedVersions(int capacity) {
        this.capacity = capacity;
    }

    /// Before a piece: brings back what was forgotten of these streams.
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
        var known = last.remove(event.stream()); // and put back as the latest
        last.put(event.stream(), event.version());
        return event.version() == (known == null ? 1 : known + 1);
    }
}
