package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.LinkedHashMap;

/// Check, in bounded memory, that every event is the next one of its stream. It keeps the last versions of the most
/// recently seen streams (some 140 bytes each). It reads other streams from the log again.
final class StreamVersions {

    private final LogReader log;
    private final int capacity;
    private final LinkedHashMap<String, Long> last = new LinkedHashMap<>();
    private boolean forgotten;

    StreamVersions(LogReader log, int capacity) {
        this.log = log;
        this.capacity = capacity;
    }

    boolean isNext(StoredEvent event) {
        var known = last.remove(event.stream()); // reinserted below as the most recent
        var next = known == null ? followsInTheLog(event) : event.version() == known + 1;
        last.put(event.stream(), event.version());
        if (last.size() > capacity) {
            last.pollFirstEntry();
            forgotten = true;
        }
        return next;
    }

    /// Checks a stream that is not in memory. If no stream was evicted, it must be new.
    private boolean followsInTheLog(StoredEvent event) {
        if (!forgotten) {
            return event.version() == 1;
        }
        var around = log.events(StreamId.parse(event.stream()), event.version() - 2, 3);
        int place = event.version() == 1 ? 0 : 1;
        return around.size() > place
                && around.get(place).position() == event.position()
                && (place == 0
                        || (around.getFirst().version() == event.version() - 1
                                && around.getFirst().position() < event.position()))
                && (around.size() == place + 1 || around.get(place + 1).version() > event.version());
    }
}
