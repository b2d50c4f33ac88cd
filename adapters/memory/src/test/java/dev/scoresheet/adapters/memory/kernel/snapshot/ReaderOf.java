package dev.scoresheet.adapters.memory.kernel.snapshot;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import java.util.function.Supplier;

/// Reader of the log that a test has now.
public record ReaderOf(Supplier<LogReader> present) implements LogReader {

    @Override
    public LogHead head() {
        return present.get().head();
    }

    @Override
    public List<StoredEvent> events(long afterPosition, int limit) {
        return present.get().events(afterPosition, limit);
    }

    @Override
    public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
        return present.get().events(stream, afterVersion, limit);
    }

    @Override
    public List<Seal> seals(long afterFirst, int limit) {
        return present.get().seals(afterFirst, limit);
    }
}
