package dev.scoresheet.domain.chess.clock;

import java.time.Duration;

/// Readings of both clocks of a game at one instant.
public sealed interface ClockTimes {

    ClockTimes NONE = new None();

    record Shown(Duration white, Duration black) implements ClockTimes {}

    /// No readings: the game is untimed.
    record None() implements ClockTimes {}
}
