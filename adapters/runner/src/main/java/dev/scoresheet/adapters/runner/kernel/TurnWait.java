package dev.scoresheet.adapters.runner.kernel;

import java.time.Duration;

/// What a consumer waits for between two turns.
sealed interface TurnWait {

    TurnWait NONE = new For(Duration.ZERO);

    record For(Duration time) implements TurnWait {}

    /// Until the log reaches beyond a position, or a time has passed.
    record Beyond(long position, Duration atMost) implements TurnWait {}

    /// There is no next turn.
    record NoNextTurn() implements TurnWait {}
}
