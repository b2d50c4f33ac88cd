package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

final class MemoryLogReader implements LogReader {

    private final MemoryLogState rows;
    private final int pageBytes;

    MemoryLogReader(MemoryLogState rows, int pageBytes) {
        this.rows = rows;
        this.pageBytes = pageBytes;
    }

    @Override
    public LogHead head() {
        return rows.locked(rows::head);
    }

    @Override
    public List<StoredEvent> events(long afterPosition, int limit) {
        return StoredEvent.fitting(rows.locked(() -> rows.after(afterPosition, limit)), pageBytes);
    }

    @Override
    public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
        return StoredEvent.fitting(rows.locked(() -> rows.stream(stream, afterVersion, limit)), pageBytes);
    }

    @Override
    public List<Seal> seals(long afterFirst, int limit) {
        return rows.locked(() -> rows.sealsAfter(afterFirst, limit));
    }
}
