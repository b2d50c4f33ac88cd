package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;

/// Reader of the stored log, for verify, export and the history page of operations. It decodes nothing and holds no
/// snapshot between calls. Thread-safe; calls block.
public interface LogReader {

    LogHead head();

    /// Returns rows after a position, in order of position, at most `limit` and at most the bytes of a page ([Page]).
    /// The result is empty only if no row follows.
    List<StoredEvent> events(long afterPosition, int limit);

    /// Returns rows of one stream after a version, in order of version, with the same limits.
    List<StoredEvent> events(StreamId stream, long afterVersion, int limit);

    /// Returns seals of batches whose first position is above this one, in order.
    List<Seal> seals(long afterFirst, int limit);
}
