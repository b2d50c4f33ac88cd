package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;
import java.util.List;

final class MemoryEventFeed<E> implements EventFeed<E> {

    private final MemoryLogState state;
    private final StoredEventDecoder<E> decoder;
    private final int pageBytes;

    MemoryEventFeed(MemoryLogState state, StoredEventDecoder<E> decoder, int pageBytes) {
        this.state = state;
        this.decoder = decoder;
        this.pageBytes = pageBytes;
    }

    @Override
    public long head() {
        return state.locked(state::head).position();
    }

    @Override
    public Page<E> after(long position, Filter filter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page must cover at least one position, not " + limit);
        }
        var stored = state.locked(() -> state.after(position, limit));
        return stored.isEmpty() ? new Page<>(List.of(), position) : decoder.page(stored, filter, pageBytes);
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        state.awaitAfter(position, atMost);
    }
}
