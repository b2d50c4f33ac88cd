package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;

/// Result of a game for one of its players.
enum Score {
    WIN,
    DRAW,
    LOSS;

    /// @param result the result of a finished game
    static Score of(Result result, Side side) {
        return switch (result) {
            case WHITE_WINS -> side == Side.WHITE ? WIN : LOSS;
            case BLACK_WINS -> side == Side.BLACK ? WIN : LOSS;
            case DRAW -> DRAW;
            case UNFINISHED -> throw new IllegalArgumentException("an unfinished game has no score");
        };
    }
}
