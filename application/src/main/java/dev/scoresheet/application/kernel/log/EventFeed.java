package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;

/// Log in order of position. Thread-safe; calls block.
///
/// A reader that has seen position p never later finds a new event at or below p. Pages are complete through their
/// `through`. It holds no snapshot between calls.
public interface EventFeed<E> {

    /// Returns the last position, 0 for an empty log.
    long head();

    /// Returns the entries after a position.
    ///
    /// @param limit maximum number of positions to read; fewer if their events exceed the bytes of a page
    Page<E> after(long position, Filter filter, int limit);

    /// True if this process knows, without a call to the store, that the log reaches beyond a position. A hint that
    /// saves work; false means unknown.
    default boolean isKnownBeyond(long position) {
        return false;
    }

    /// Waits until the log reaches beyond a position, or the time is over. A hint: it may return early.
    void awaitAfter(long position, Duration atMost) throws InterruptedException;
}
