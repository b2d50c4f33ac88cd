package dev.scoresheet.application.kernel.log.event;

import java.time.Instant;

/// An event with where and when it was recorded.
///
/// @param position place in the whole log: 1, 2, 3 … in the order of commits, without holes
/// @param version place in its stream: 1, 2, 3 …
/// @param stored the type and schema version as stored; `event` itself is of the newest shape
/// @param recordedAt never runs backwards along positions; whole microseconds
public record RecordedEvent<E>(
        long position, StreamId stream, long version, EventType stored, Instant recordedAt, Metadata metadata, E event)
        implements Entry<E> {

    public EventRef ref() {
        return new EventRef(stream, version);
    }
}
