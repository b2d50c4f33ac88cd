package dev.scoresheet.application.kernel.log.event;

/// What a feed delivers: an event, or the news that one is there and cannot be read. The consumer decides what that
/// means for it; nothing is skipped on its behalf.
public sealed interface Entry<E> permits RecordedEvent, Entry.Unreadable {

    long position();

    StreamId stream();

    long version();

    /// The type as stored.
    EventType stored();

    /// An event that cannot be decoded.
    record Unreadable<E>(
            long position, StreamId stream, long version, EventType stored, Undecodable.Reason reason, String detail)
            implements Entry<E> {}
}
