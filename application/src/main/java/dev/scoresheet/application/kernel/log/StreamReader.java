package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;

/// Streams to read, for code that writes nothing. Thread-safe; calls block. Throws the errors of [EventStore].
///
/// @param <E> union of all events of the system
public interface StreamReader<E> {

    /// Returns all events of a stream; none if the stream is empty.
    EventStream<E> read(StreamId stream);
}
