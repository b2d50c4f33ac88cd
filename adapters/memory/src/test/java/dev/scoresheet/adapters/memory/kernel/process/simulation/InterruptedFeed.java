package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;

/// Feed of an owner, with others between its calls.
///
/// @param broken true if the codec of the release does not know the marked events
record InterruptedFeed(ProcessSchedule schedule, boolean broken) implements EventFeed<BulbEvent> {

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
        var page = schedule.log.feed().after(position, filter, limit);
        return broken
                ? new Page<>(
                        page.entries().stream().map(InterruptedFeed::unknown).toList(), page.through())
                : page;
    }

    private static Entry<BulbEvent> unknown(Entry<BulbEvent> entry) {
        return entry instanceof RecordedEvent<BulbEvent> event
                        && Note.of(event.event()).mark().equals("codec")
                ? new Entry.Unreadable<>(
                        event.position(),
                        event.stream(),
                        event.version(),
                        new EventType("bulb.unknown", 1),
                        Undecodable.Reason.UNKNOWN_TYPE,
                        "planned failure to decode")
                : entry;
    }

    @Override
    public void awaitAfter(long position, Duration atMost) {
        throw new UnsupportedOperationException("an owner does not wait");
    }
}
