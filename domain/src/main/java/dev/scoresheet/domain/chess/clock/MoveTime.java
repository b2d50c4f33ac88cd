package dev.scoresheet.domain.chess.clock;

import java.time.Duration;

/// Time that a move took.
public sealed interface MoveTime {

    MoveTime UNTIMED = new Untimed();

    /// @param used time taken from the mover's clock; zero until the clocks run
    /// @param remaining time on the mover's clock after the move, its increment included
    record Measured(Duration used, Duration remaining) implements MoveTime {}

    /// No time: the game is untimed.
    record Untimed() implements MoveTime {}
}
