package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;

/// Origin of the act that ended a game.
public sealed interface EndedBy {

    EndedBy RULES = new Rules();
    EndedBy SERVER = new Server();

    static EndedBy player(Side side) {
        return new Player(side);
    }

    /// Player that resigned, accepted, claimed, or aborted. In version 1, also the player that reported a fallen
    /// flag.
    record Player(Side side) implements EndedBy {}

    /// Rules: the position on the board ended the game.
    record Rules() implements EndedBy {}

    /// Server: the time of a player was over. The same for every command that reveals it.
    record Server() implements EndedBy {}
}
