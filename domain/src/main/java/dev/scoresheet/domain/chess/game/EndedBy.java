package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;

/// Whose act ended a game.
public sealed interface EndedBy {

    EndedBy RULES = new Rules();

    static EndedBy player(Side side) {
        return new Player(side);
    }

    /// Who resigned, accepted, claimed, aborted, or brought up that a flag had fallen.
    record Player(Side side) implements EndedBy {}

    /// The position on the board ended it, by itself.
    record Rules() implements EndedBy {}
}
