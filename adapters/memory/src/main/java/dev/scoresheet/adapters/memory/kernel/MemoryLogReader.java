package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

final class MemoryLogReader implements LogReader {

    private final MemoryLogState state;
    private final int pageBytes;

    MemoryLogReader(MemoryLogState state, int pageBytes) {
        this.state = state;
        this.pageBytes = pageBytes;
    }

    @Override
    public LogHead head() {
        return state.locked(state::head);
    }

    @Override
    public List<StoredEvent> events(long afterPosition, int limit) {
        return StoredEvent.fitting(state.locked(() -> state.after(afterPosition, limit)), pageBytes);
    }

    @Override
    public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
        return StoredEvent.fitting(state.locked(() -> state.stream(stream, afterVersion, limit)), pageBytes);
    }

    @Override
    public List<Seal> seals(long afterFirst, int limit) {
        return state.locked(() -> state.sealsAfter(afterFirst, limit));
    }
}
