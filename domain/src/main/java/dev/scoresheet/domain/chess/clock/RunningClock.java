package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;

/// Which of the two clocks runs, if any.
sealed interface RunningClock {

    record Running(Side side, Instant since) implements RunningClock {}

    record Stopped() implements RunningClock {}
}
