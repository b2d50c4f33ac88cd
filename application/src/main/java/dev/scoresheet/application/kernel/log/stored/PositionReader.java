package dev.scoresheet.application.kernel.log.stored;

import dev.scoresheet.application.kernel.log.event.Filter;
import java.util.function.LongConsumer;

/// Reader of the positions of a consumer's events, without the events, to count deliveries. Thread-safe; calls block;
/// no snapshot is held between ranges.
@FunctionalInterface
public interface PositionReader {

    /// Passes to the consumer, in order, the positions after `after` and through `through` whose events the filter
    /// accepts.
    void each(long after, long through, Filter filter, LongConsumer position);
}
