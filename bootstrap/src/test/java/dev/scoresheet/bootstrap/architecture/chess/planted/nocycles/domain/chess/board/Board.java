package dev.scoresheet.bootstrap.architecture.chess.planted.nocycles.domain.chess.board;

import dev.scoresheet.bootstrap.architecture.chess.planted.nocycles.domain.chess.game.BreaksByGoingRound;

public final class Board {
    public BreaksByGoingRound game() {
        return new BreaksByGoingRound();
    }
}
