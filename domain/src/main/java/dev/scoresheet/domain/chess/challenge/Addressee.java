package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;

/// Receiver of a challenge: one player, or any player.
public sealed interface Addressee {

    Addressee ANYONE = new Anyone();

    static Addressee player(PlayerId player) {
        return new OnePlayer(player);
    }

    record OnePlayer(PlayerId player) implements Addressee {}

    record Anyone() implements Addressee {}

    default boolean is(PlayerId player) {
        return this instanceof OnePlayer(var one) && one.equals(player);
    }
}
