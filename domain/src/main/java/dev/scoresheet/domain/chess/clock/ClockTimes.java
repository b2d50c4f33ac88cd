package dev.scoresheet.domain.chess.clock;

import java.time.Duration;

/// What both clocks of a game showed at some moment.
public sealed interface ClockTimes {

    ClockTimes NONE = new None();

    record Shown(Duration white, Duration black) implements ClockTimes {}

    /// The game is untimed.
    record None() implements ClockTimes {}
}
