package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.BySide;
import java.time.Duration;

/// What both clocks of a game showed at some moment.
public sealed interface ClockTimes {

    ClockTimes NONE = new None();

    record Shown(BySide<Duration> remaining) implements ClockTimes {}

    /// The game is untimed.
    record None() implements ClockTimes {}
}
