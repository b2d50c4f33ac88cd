package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Filter;
import java.util.function.LongConsumer;

/// Where in the log a consumer's events are, without reading them: for whoever counts what was
/// delivered. Thread-safe; calls block; no snapshot is held between ranges.
@FunctionalInterface
public interface PositionReader {

    /// Hands over, in order, the positions after one and through another whose events a filter lets.
    void each(long after, long through, Filter filter, LongConsumer position);
}
