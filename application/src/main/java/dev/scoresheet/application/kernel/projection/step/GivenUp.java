package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.StreamId;

/// Decision of an operator to leave something out of a view for ever. It is recorded and applies to every generation
/// of the identity. The fold check leaves it out, too.
public sealed interface GivenUp {

    /// Exclusion of one event from one row.
    record Event(String key, long position) implements GivenUp {}

    /// Exclusion of all events of a stream, from a position on, from every row.
    record Stream(StreamId stream, long position) implements GivenUp {}
}
