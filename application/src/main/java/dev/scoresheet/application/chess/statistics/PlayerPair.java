package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.PlayerId;

/// Two players, independent of their colours. The first id is lower in the order of its characters.
public record PlayerPair(PlayerId first, PlayerId second) {

    public PlayerPair {
        if (first.value().compareTo(second.value()) >= 0) {
            throw new IllegalArgumentException(
                    "the first player of a pair must come first in order, unlike " + first + ", " + second);
        }
    }

    /// @param other a different player
    static PlayerPair of(PlayerId one, PlayerId other) {
        return one.value().compareTo(other.value()) < 0 ? new PlayerPair(one, other) : new PlayerPair(other, one);
    }
}
