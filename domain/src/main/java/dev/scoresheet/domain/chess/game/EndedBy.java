package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;

/// Origin of the act that ended a game.
public sealed interface EndedBy {

    EndedBy RULES = new Rules();

    static EndedBy player(Side side) {
        return new Player(side);
    }

    /// Player that resigned, accepted, claimed, aborted, or reported a fallen flag.
    record Player(Side side) implements EndedBy {}

    /// Rules: the position on the board ended the game.
    record Rules() implements EndedBy {}
}
