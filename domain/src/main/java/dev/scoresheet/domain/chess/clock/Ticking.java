package dev.scoresheet.domain.chess.clock;

import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;

/// Which of the two clocks runs, if any.
sealed interface Ticking {

    record Running(Side side, Instant since) implements Ticking {}

    record Stopped() implements Ticking {}
}
