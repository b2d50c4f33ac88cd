package dev.scoresheet.bootstrap.architecture.chess.planted.kernelneverknowschess.domain.kernel;

import dev.scoresheet.bootstrap.architecture.chess.planted.kernelneverknowschess.domain.chess.Board;

final class BreaksByPlayingChess {
    final Board board = new Board();
}
