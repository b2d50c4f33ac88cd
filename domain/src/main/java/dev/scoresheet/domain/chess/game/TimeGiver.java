package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;

/// Giver of time to a player.
public sealed interface TimeGiver {

    TimeGiver SERVER = new Server();

    static TimeGiver player(Side side) {
        return new Player(side);
    }

    /// Player that made a gift to the opponent.
    record Player(Side side) implements TimeGiver {}

    /// Server: no node took commands for a while, and the player gets this time back.
    record Server() implements TimeGiver {}
}
