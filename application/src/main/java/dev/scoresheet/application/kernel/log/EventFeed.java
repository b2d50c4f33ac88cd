package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;

/// The log in order of position. Thread-safe; calls block.
///
/// It promises: whoever has seen position p never later finds a new event at or below p; pages are complete through
/// their `through`. It holds no snapshot between calls.
public interface EventFeed<E> {

    /// The last position, 0 for an empty log.
    long head();

    /// What follows a position.
    ///
    /// @param limit how many positions are looked at, at most; fewer when their events are more than the
    ///     bytes of a page
    Page<E> after(long position, Filter filter, int limit);

    /// Returns as soon as the log is seen to reach beyond a position, or after a time. A hint: it may return early.
    void awaitAfter(long position, Duration atMost) throws InterruptedException;
}
