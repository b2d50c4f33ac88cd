package dev.scoresheet.application.kernel.process.store;

import dev.scoresheet.application.kernel.log.event.EventRef;
import java.time.Instant;

/// Entry of an instance that the checkpoint has passed. Its row stands before `heldFrom`, and each fold of it
/// ends there. Its later events are only in the log. It fires no deadline.
///
/// @param heldFrom position of the first event that is not applied; for a deadline, the position after the
///     checkpoint
/// @param silentThrough position through which its events are applied without reactions; 0 for none
/// @param since instant at which the entry was made
public record HeldInstance(
        String instance, Kind kind, Cause cause, long heldFrom, long silentThrough, String reason, Instant since) {

    public enum Kind {
        /// It is sent again with back-off.
        WAITING,
        /// It waits for an operator.
        PARKED
    }

    /// Step of the instance that failed.
    public sealed interface Cause {

        record Evolve(EventRef event) implements Cause {}

        /// @param name name of the reaction; empty if the reactions could not be asked for
        record Reacting(EventRef event, String name) implements Cause {}

        record AtDeadline(FiredDeadline deadline) implements Cause {}
    }
}
