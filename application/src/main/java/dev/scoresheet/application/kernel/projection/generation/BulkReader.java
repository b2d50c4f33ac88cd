package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

/// The log as fast as it can be read: stored rows in order of position, a range of positions after
/// another, with no snapshot held between ranges.
public interface BulkReader {

    /// Hands over what follows a position, through another, some thousand positions at a time and no more
    /// than the bytes of a page, until there is no more or the taker has had enough.
    void read(long after, long through, Filter filter, Taker taker) throws InterruptedException;

    interface Taker {
        /// @param through the last position that was looked at
        /// @return false to end
        boolean take(Packed packed, long through) throws InterruptedException;
    }

    /// Stored rows as they came. Unpacking them costs as much as reading them did, so whoever needs
    /// them does it, on any thread; each time anew.
    interface Packed {

        List<StoredEvent> rows();

        /// What they take in memory, about.
        long bytes();
    }
}
