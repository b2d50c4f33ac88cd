package dev.scoresheet.application.kernel.log.stored;

import java.util.function.ObjLongConsumer;

/// Reader of the lengths of all streams, for an operator. It reads in short questions, so streams that grow meanwhile
/// can have either length. Thread-safe; calls block.
@FunctionalInterface
public interface StreamLengths {

    /// Passes each stream with the number of its events, once, and the streams of a category one after another.
    void each(ObjLongConsumer<String> stream);
}
