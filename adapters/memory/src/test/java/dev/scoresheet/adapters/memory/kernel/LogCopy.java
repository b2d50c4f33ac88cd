package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All rows of a log, free to be changed as no log permits.
record LogCopy(List<StoredEvent> events, List<Seal> seals, LogHead head) implements LogReader {

    static LogCopy of(LogReader log) {
        return new LogCopy(log.events(0, Integer.MAX_VALUE), log.seals(0, Integer.MAX_VALUE), log.head());
    }

    LogCopy with(int place, StoredEvent event) {
        var changed = new ArrayList<>(events);
        changed.set(place, event);
        return new LogCopy(changed, seals, head);
    }

    LogCopy with(int place, Seal seal) {
        var changed = new ArrayList<>(seals);
        changed.set(place, seal);
        return new LogCopy(events, changed, head);
    }

    LogCopy with(LogHead other) {
        return new LogCopy(events, seals, other);
    }

    @Override
    public List<StoredEvent> events(long afterPosition, int limit) {
        return events.stream()
                .filter(event -> event.position() > afterPosition)
                .sorted(Comparator.comparingLong(StoredEvent::position))
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
        return events.stream()
                .filter(event -> event.stream().equals(stream.toString()) && event.version() > afterVersion)
                .sorted(Comparator.comparingLong(StoredEvent::version))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Seal> seals(long afterFirst, int limit) {
        return seals.stream()
                .filter(seal -> seal.first() > afterFirst)
                .sorted(Comparator.comparingLong(Seal::first))
                .limit(limit)
                .toList();
    }
}
