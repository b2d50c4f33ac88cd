package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// What an operator decided to leave out of a view for ever: recorded, valid for every generation of
/// the identity, and left out by the fold check, too.
public sealed interface GivenUp {

    /// One event is left out of one row.
    record Event(String key, long position) implements GivenUp {}

    /// All events of a stream from a position on are left out of every row.
    record Stream(StreamId stream, long position) implements GivenUp {}
}
