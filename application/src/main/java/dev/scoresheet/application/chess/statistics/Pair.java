package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.domain.chess.PlayerId;

/// Two players, whoever had white: the one whose id is first in the order of its characters comes
/// first.
public record Pair(PlayerId first, PlayerId second) {

    public Pair {
        if (first.value().compareTo(second.value()) >= 0) {
            throw new IllegalArgumentException("a pair is in order, not " + first + ", " + second);
        }
    }

    /// @param other somebody else
    static Pair of(PlayerId one, PlayerId other) {
        return one.value().compareTo(other.value()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }
}
