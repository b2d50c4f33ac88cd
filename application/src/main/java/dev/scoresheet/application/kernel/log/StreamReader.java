package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;

/// Streams to read, for code that writes nothing. Thread-safe; calls block. Throws the errors of [EventStore].
///
/// @param <E> union of all events of the system
public interface StreamReader<E> {

    /// Returns all events of a stream; none if the stream is empty.
    EventStream<E> read(StreamId stream);

    /// Returns the events after a version, in order, at most `limit` and at most the bytes of a page
    /// ([dev.scoresheet.application.kernel.log.event.Page]). Returns at least one event if there is one.
    StreamPage<E> page(StreamId stream, long afterVersion, int limit);

    /// Returns true if the stream has an event. It reads one event.
    default boolean exists(StreamId stream) {
        return !page(stream, 0, 1).events().isEmpty();
    }
}
