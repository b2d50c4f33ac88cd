package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.LinkedHashMap;

/// Whether every event is the next one of its stream, in bounded memory: the last versions of the streams met most
/// lately are remembered (some 140 bytes each), older streams are looked up in the log again.
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
        var known = last.remove(event.stream()); // and put back as the latest, below
        var next = known == null ? followsInTheLog(event) : event.version() == known + 1;
        last.put(event.stream(), event.version());
        if (last.size() > capacity) {
            last.pollFirstEntry();
            forgotten = true;
        }
        return next;
    }

    /// A stream that is not remembered is new, unless some have been forgotten.
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
