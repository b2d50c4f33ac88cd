package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// What one view leaves aside because it failed there: a reference, never a copy. All else goes on.
public sealed interface Parked {

    /// The position of the first failure.
    long position();

    String reason();

    /// How commands and reports name it: `key:<text>` or `stream:<id>`.
    String entry();

    /// `evolve` failed, or the store refused the row: the row stays as it was before that event.
    record Key(String text, long position, String reason) implements Parked {
        @Override
        public String entry() {
            return "key:" + text;
        }
    }

    /// The event could not be decoded, or `changes` failed: the stream's events from there on are in no
    /// row.
    record Stream(StreamId stream, long position, String reason) implements Parked {
        @Override
        public String entry() {
            return "stream:" + stream;
        }
    }
}
