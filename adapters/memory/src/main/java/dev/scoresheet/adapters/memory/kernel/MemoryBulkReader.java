package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.projection.BulkReader;

final class MemoryBulkReader implements BulkReader {

    private static final int AT_ONCE = 4_096;

    private final Rows rows;

    MemoryBulkReader(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void read(long after, long through, Filter filter, Taker taker) throws InterruptedException {
        long last = Math.min(through, rows.locked(rows::head).position());
        for (long from = after; from < last; from += AT_ONCE) {
            long position = from;
            int limit = (int) Math.min(AT_ONCE, last - from);
            var wanted = rows.locked(() -> rows.after(position, limit)).stream()
                    .filter(row -> filter.lets(row.category(), row.type()))
                    .toList();
            if (!taker.take(() -> wanted, from + limit)) {
                return;
            }
        }
    }
}
