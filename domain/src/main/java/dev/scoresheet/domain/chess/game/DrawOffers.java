package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;

/// Open draw offer, and the half-move from which each side may offer again. A side may offer from two half-moves
/// on, and again twenty half-moves after its last offer, so that a player cannot annoy the opponent with offers.
///
/// @param fromPly number of half-moves that must have been played before a side may offer
public record DrawOffers(Proposal open, BySide<Integer> fromPly) {

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

    /// Returns the offers after a move. A move by the opponent closes an offer; a move by the offerer leaves it open.
    DrawOffers afterMoveOf(Side side) {
        return open.isBy(side.opponent()) ? closed() : this;
    }
}
