package dev.scoresheet.domain.chess.clock;

import java.time.Duration;

/// The time that a move took.
public sealed interface MoveTime {

    MoveTime UNTIMED = new Untimed();

    /// @param used taken from the mover's clock; zero while the clocks do not run yet
    /// @param remaining on the mover's clock after the move, its increment included
    record Measured(Duration used, Duration remaining) implements MoveTime {}

    /// The game is untimed.
    record Untimed() implements MoveTime {}
}
