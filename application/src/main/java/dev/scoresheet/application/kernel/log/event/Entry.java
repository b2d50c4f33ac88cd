package dev.scoresheet.application.kernel.log.event;

/// Entry of a feed: an event, or the information that an event cannot be read. The consumer decides how to handle it;
/// the feed skips nothing.
public sealed interface Entry<E> permits RecordedEvent, Entry.Unreadable {

    long position();

    StreamId stream();

    long version();

    /// Returns the type as stored.
    EventType stored();

    /// Event that cannot be decoded.
    record Unreadable<E>(
            long position, StreamId stream, long version, EventType stored, Undecodable.Reason reason, String detail)
            implements Entry<E> {}
}
