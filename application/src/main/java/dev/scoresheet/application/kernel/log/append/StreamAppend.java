package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;

/// Events for the end of one stream. Never empty: a condition without an event has no unique key in the database and
/// would allow write skew.
public record StreamAppend<E>(StreamId stream, ExpectedVersion expected, List<E> events) {

    public StreamAppend {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("the append to " + stream + " has no events");
        }
    }
}
