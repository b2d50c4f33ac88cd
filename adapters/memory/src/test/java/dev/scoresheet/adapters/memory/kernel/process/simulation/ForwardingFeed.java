package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;

/// Feed that forwards every call. A subclass leaves a rule out.
abstract class ForwardingFeed implements EventFeed<BulbEvent> {

    private final EventFeed<BulbEvent> right;

    ForwardingFeed(EventFeed<BulbEvent> right) {
        this.right = right;
    }

    @Override
    public long head() {
        return right.head();
    }

    @Override
    public Page<BulbEvent> after(long position, Filter filter, int limit) {
        return right.after(position, filter, limit);
    }

    @Override
    public void awaitAfter(long position, Duration atMost) throws InterruptedException {
        right.awaitAfter(position, atMost);
    }
}
