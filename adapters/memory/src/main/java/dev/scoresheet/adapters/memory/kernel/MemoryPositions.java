package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import java.util.function.LongConsumer;

final class MemoryPositions implements PositionReader {

    private static final int AT_ONCE = 4_096;

    private final MemoryLogState state;

    MemoryPositions(MemoryLogState state) {
        this.state = state;
    }

    @Override
    public void each(long after, long through, Filter filter, LongConsumer position) {
        long last = Math.min(through, state.locked(state::head).position());
        for (long from = after; from < last; from += AT_ONCE) {
            long at = from;
            int limit = (int) Math.min(AT_ONCE, last - from);
            state.locked(() -> state.after(at, limit)).stream()
                    .filter(row -> filter.accepts(row.category(), row.type()))
                    .forEach(row -> position.accept(row.position()));
        }
    }
}
