package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.time.Instant;

/// Deadline that the state of an instance implies.
///
/// @param at instant in whole milliseconds
/// @param since event from which on the state has implied this instant without a break
/// @param position position of that event
public record ImpliedDeadline(Instant at, EventRef since, long position) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// Returns a deadline that a process names. It can be stored, and time can be added to it.
    ///
    /// @throws IllegalArgumentException when the instant is not in one of the years 1 to 9999
    public static ImpliedDeadline of(Instant at, EventRef since, long position) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new IllegalArgumentException("a deadline is in one of the years 1 to 9999: " + at);
        }
        return new ImpliedDeadline(at, since, position);
    }

    /// Returns the part of this that stays the same in a transformed log.
    public FiredDeadline fired() {
        return new FiredDeadline(at, since);
    }
}
