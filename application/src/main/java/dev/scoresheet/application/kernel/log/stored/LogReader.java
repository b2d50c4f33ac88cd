package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;

/// The log as stored, for verify, export and the history page of operations. Decodes nothing, holds no snapshot between
/// calls. Thread-safe; calls block.
public interface LogReader {

    LogHead head();

    /// Rows after a position, in order of position: no more than asked for, and no more than the bytes of
    /// a page ([Page]). None are there only when no row follows.
    List<StoredEvent> events(long afterPosition, int limit);

    /// Rows of one stream after a version, in order of version, bounded in the same way.
    List<StoredEvent> events(StreamId stream, long afterVersion, int limit);

    /// Seals of batches whose first position is above this one, in that order.
    List<Seal> seals(long afterFirst, int limit);
}
