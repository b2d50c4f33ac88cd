package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

/// Reader of the log at the highest speed. It reads stored rows in order of position, one range of positions after
/// another. It holds no snapshot between ranges.
public interface BulkReader {

    /// Passes the rows after a position, through another position, to the taker. Each chunk holds some thousand
    /// positions and at most the bytes of a page. Ends when there are no more rows or the taker returns false.
    void read(long after, long through, Filter filter, Taker taker) throws InterruptedException;

    interface Taker {
        /// @param through last position that was read
        /// @return false to end
        boolean take(Packed packed, long through) throws InterruptedException;
    }

    /// Stored rows, still packed. Unpacking costs as much as reading, so the receiver does it, on any thread. Each
    /// call of `rows` unpacks again.
    interface Packed {

        List<StoredEvent> rows();

        /// Returns the approximate size in memory, in bytes.
        long bytes();
    }
}
