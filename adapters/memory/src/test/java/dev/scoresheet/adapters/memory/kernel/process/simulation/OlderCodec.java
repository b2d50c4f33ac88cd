package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.domain.kernel.BulbEvent;

/// Feed of a release whose codec does not know the marked events.
final class OlderCodec extends ForwardingFeed {

    OlderCodec(EventFeed<BulbEvent> log) {
        super(log);
    }

    @Override
    public Page<BulbEvent> after(long position, Filter filter, int limit) {
        var page = super.after(position, filter, limit);
        return new Page<>(page.entries().stream().map(OlderCodec::unknown).toList(), page.through());
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
}
