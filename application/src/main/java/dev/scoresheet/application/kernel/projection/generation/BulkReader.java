package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;

/// Reader of the log at the highest speed. It reads stored rows in order of position, one range of positions after
/// another. It holds no snapshot between ranges.
public interface BulkReader {

    /// Range of positions: those after one position, through another.
    record Range(long after, long through) {}

    /// Passes the rows of ranges to the taker, one range after another. Each chunk holds some thousand positions of one
    /// range, and at most the bytes of a page. Ends when there are no more rows or the taker returns false.
    void read(List<Range> ranges, Filter filter, Taker taker) throws InterruptedException;

    /// Passes the rows of one range to the taker.
    default void read(long after, long through, Filter filter, Taker taker) throws InterruptedException {
        read(List.of(new Range(after, through)), filter, taker);
    }

    interface Taker {
        /// @param through last position that was read
        /// @return false to end
        boolean take(Packed packed, long through) throws InterruptedException;
    }

    /// Stored rows, still packed. Unpacking costs as much as reading, so the receiver does it, on any thread. Each
    /// call unpacks again.
    interface Packed {

        List<StoredEvent> rows();

        /// Returns the rows, each with the digest of its bytes as they are stored.
        default List<HashedEvent> hashed(LogDigest digest) {
            return rows().stream().map(row -> HashedEvent.of(row, digest)).toList();
        }

        /// Returns the approximate size in memory, in bytes.
        long bytes();
    }
}
