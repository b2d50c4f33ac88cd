package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A node's hand-over in memory, watched; and one that is wrong on purpose.
public final class HandOver implements CommittedEvents {

    private final CommittedEvents recent;
    public final AtomicInteger handed = new AtomicInteger();
    public final AtomicInteger refused = new AtomicInteger();

    public HandOver(CommittedEvents recent) {
        this.recent = recent;
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        var rows = recent.after(position, limit);
        (rows.isEmpty() ? refused : handed).incrementAndGet();
        return rows;
    }

    /// Accepts a batch that begins somewhere after the position.
    public static CommittedEvents beyondHoles(CommittedEvents recent) {
        return (position, limit) -> {
            var rows = recent.after(position, limit);
            for (long hole = 1; rows.isEmpty() && hole < 500; hole++) {
                rows = recent.after(position + hole, limit);
            }
            return rows;
        };
    }
}
