package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;

/// How a game ended for one of its players.
enum Score {
    WIN,
    DRAW,
    LOSS;

    /// @param result of a game that has one
    static Score of(Result result, Side side) {
        return switch (result) {
            case WHITE_WINS -> side == Side.WHITE ? WIN : LOSS;
            case BLACK_WINS -> side == Side.BLACK ? WIN : LOSS;
            case DRAW -> DRAW;
            case UNFINISHED -> throw new IllegalArgumentException("an unfinished game has no score");
        };
    }
}
