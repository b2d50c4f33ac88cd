package dev.scoresheet.bootstrap.architecture.chess.planted.nocycles.domain.chess.game;

import dev.scoresheet.bootstrap.architecture.chess.planted.nocycles.domain.chess.board.Board;

public final class BreaksByGoingRound {
    final Board board = new Board();
}
