package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import java.time.Duration;

/// Wait of a consumer between two turns.
sealed interface TurnWait {

    TurnWait NONE = new For(Duration.ZERO);

    record For(Duration time) implements TurnWait {}

    /// Wait until the log reaches beyond a position, or a time has passed.
    record Beyond(long position, Duration atMost) implements TurnWait {}

    /// Wait until the log reaches beyond a position, a time has passed, or the held checkpoint of the view is due.
    record UntilDue(long position, Duration atMost, HeldCheckpoint held) implements TurnWait {}

    /// End: there is no next turn.
    record NoNextTurn() implements TurnWait {}
}
