package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;

/// Feed of an owner, with others between its calls.
public record InterruptedFeed<E>(Interruptions schedule, EventFeed<E> log) implements EventFeed<E> {

    @Override
    public long head() {
        schedule.others();
        var head = log.head();
        schedule.others();
        return head;
    }

    @Override
    public Page<E> after(long position, Filter filter, int limit) {
        schedule.others();
        return log.after(position, filter, limit);
    }

    @Override
    public void awaitAfter(long position, Duration atMost) {
        throw new UnsupportedOperationException("an owner does not wait");
    }
}
