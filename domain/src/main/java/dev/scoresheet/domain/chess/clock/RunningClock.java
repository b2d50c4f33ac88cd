package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;

/// Running one of the two clocks, or none.
public sealed interface RunningClock {

    record Running(Side side, Instant since) implements RunningClock {}

    record Stopped() implements RunningClock {}
}
