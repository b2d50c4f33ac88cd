package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;

/// Receiver of a challenge: one player, or any player.
public sealed interface Addressee {

    Addressee ANYONE = new Anyone();

    static Addressee player(PlayerId player) {
        return new OnePlayer(player);
    }

    boolean is(PlayerId player);

    record OnePlayer(PlayerId player) implements Addressee {
        @Override
        public boolean is(PlayerId other) {
            return player.equals(other);
        }
    }

    record Anyone() implements Addressee {
        @Override
        public boolean is(PlayerId player) {
            return false;
        }
    }
}
