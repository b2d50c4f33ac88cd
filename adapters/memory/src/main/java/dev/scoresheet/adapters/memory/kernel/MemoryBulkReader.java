package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import java.util.List;

final class MemoryBulkReader implements BulkReader {

    private static final int AT_ONCE = 4_096;

    private final MemoryLogState state;
    private final int pageBytes;

    MemoryBulkReader(MemoryLogState state, int pageBytes) {
        this.state = state;
        this.pageBytes = pageBytes;
    }

    @Override
    public void read(List<Range> ranges, Filter filter, Taker taker) throws InterruptedException {
        for (var range : ranges) {
            if (!isTaken(range, filter, taker)) {
                return;
            }
        }
    }

    private boolean isTaken(Range range, Filter filter, Taker taker) throws InterruptedException {
        long last = Math.min(range.through(), state.locked(state::head).position());
        for (long from = range.after(); from < last; ) {
            long position = from;
            int limit = (int) Math.min(AT_ONCE, last - from);
            var wanted = state.locked(() -> state.after(position, limit)).stream()
                    .filter(row -> filter.accepts(row.category(), row.type()))
                    .toList();
            var fitting = StoredEvent.fitting(wanted, pageBytes);
            from = fitting.size() < wanted.size() ? fitting.getLast().position() : from + limit;
            if (!taker.take(new Some(fitting), from)) {
                return false;
            }
        }
        return true;
    }

    private record Some(List<StoredEvent> rows) implements Packed {
        @Override
        public long bytes() {
            return rows.stream().mapToLong(StoredEvent::length).sum();
        }
    }
}
