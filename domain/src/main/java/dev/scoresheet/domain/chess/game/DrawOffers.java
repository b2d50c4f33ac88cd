package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;

/// The draw offer on the table, and when each side may offer again: from two half-moves on, and twenty after its last
/// offer, so that nobody is worn down with offers.
///
/// @param fromPly how many half-moves must have been played for a side to offer
record DrawOffers(Proposal open, BySide<Integer> fromPly) {

    private static final int FIRST = 2;
    private static final int PAUSE = 20;

    static DrawOffers none() {
        return new DrawOffers(Proposal.none(), BySide.both(FIRST));
    }

    DrawOffers offered(Side side, int ply) {
        return new DrawOffers(Proposal.by(side), fromPly.with(side, ply + PAUSE));
    }

    DrawOffers closed() {
        return new DrawOffers(Proposal.none(), fromPly);
    }

    /// An offer ends when the opponent moves; the offerer's own move leaves it open.
    DrawOffers afterMoveOf(Side side) {
        return open.isBy(side.opponent()) ? closed() : this;
    }
}
