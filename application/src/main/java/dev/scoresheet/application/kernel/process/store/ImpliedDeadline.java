package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.time.Instant;

/// Deadline that the state of an instance implies.
///
/// @param at instant in whole milliseconds
/// @param since event from which on the state has implied this instant without a break
/// @param position position of that event
public record ImpliedDeadline(Instant at, EventRef since, long position) {

    /// Returns the part of this that stays the same in a transformed log.
    public FiredDeadline fired() {
        return new FiredDeadline(at, since);
    }
}
