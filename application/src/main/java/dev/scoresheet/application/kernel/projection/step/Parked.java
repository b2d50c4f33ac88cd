package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// Entry for a key or stream that failed in one view and is left out there: a reference, never a copy. All other keys
/// and streams continue.
public sealed interface Parked {

    /// Returns the position of the first failure.
    long position();

    String reason();

    /// Returns the name in commands and reports: `key:<text>` or `stream:<id>`.
    String entry();

    /// Parked key: `evolve` failed, or the store refused the row. The row keeps its state before that event.
    record Key(String text, long position, String reason) implements Parked {
        @Override
        public String entry() {
            return "key:" + text;
        }
    }

    /// Parked stream: an event could not be decoded, or `changes` failed. No row includes the stream's events from
    /// there on.
    record Stream(StreamId stream, long position, String reason) implements Parked {
        @Override
        public String entry() {
            return "stream:" + stream;
        }
    }
}
