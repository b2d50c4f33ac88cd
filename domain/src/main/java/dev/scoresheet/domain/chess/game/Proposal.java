package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.Side;

/// Proposal of one side to the other: a draw or a takeback.
public sealed interface Proposal {

    static Proposal none() {
        return new None();
    }

    static Proposal by(Side side) {
        return new Open(side);
    }

    default boolean isBy(Side side) {
        return this instanceof Open(var proposer) && proposer == side;
    }

    /// Open proposal: the other side has not answered yet.
    record Open(Side by) implements Proposal {}

    record None() implements Proposal {}
}
