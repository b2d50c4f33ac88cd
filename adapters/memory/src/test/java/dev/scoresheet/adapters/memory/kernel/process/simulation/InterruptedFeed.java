package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;

/// Feed of an owner, with others between its calls.
record InterruptedFeed(ProcessSchedule schedule) implements EventFeed<BulbEvent> {

    @Override
    public long head() {
        schedule.others();
        var head = schedule.log.feed().head();
        schedule.others();
        return head;
    }

    @Override
    public Page<BulbEvent> after(long position, Filter filter, int limit) {
        schedule.others();
        return schedule.log.feed().after(position, filter, limit);
    }

    @Override
    public void awaitAfter(long position, Duration atMost) {
        throw new UnsupportedOperationException("an owner does not wait");
    }
}
