package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Duration;
import java.time.Instant;

/// Running one of the two clocks, or none.
public sealed interface RunningClock {

    /// @param givenBack downtime that the server has given back since then
    record Running(Side side, Instant since, Duration givenBack) implements RunningClock {}

    /// No clock runs, but the first move of a side is awaited for a limited time.
    ///
    /// @param givenBack downtime that the server has given back since then
    record Awaiting(Side side, Instant since, Duration givenBack) implements RunningClock {}

    record Stopped() implements RunningClock {}
}
