package dev.scoresheet.application.kernel.log.event;

import java.time.Instant;

/// Event with the place and time of its recording.
///
/// @param position place in the whole log: 1, 2, 3 … in the order of commits, without holes
/// @param version place in its stream: 1, 2, 3 …
/// @param stored type and schema version as stored; `event` itself is of the newest shape
/// @param recordedAt time of the recording, which never decreases along positions; whole microseconds
public record RecordedEvent<E>(
        long position, StreamId stream, long version, EventType stored, Instant recordedAt, Metadata metadata, E event)
        implements Entry<E> {

    public EventRef ref() {
        return new EventRef(stream, version);
    }
}
