package dev.scoresheet.domain.chess.board;

/// Castling rights, for standard chess and Chess960: the set of rooks that have not moved and whose king has not moved.
/// A side loses a right when the king moves, the rook moves or the rook is captured; the right never returns. The move
/// generator decides if castling is legal in the position.
public record CastlingRights(long rooks) {

    public static final CastlingRights NONE = new CastlingRights(0);

    private static final long USUAL_ROOKS = Square.A1.bit() | Square.H1.bit() | Square.A8.bit() | Square.H8.bit();

    public CastlingRights {
        if ((rooks & ~(backRank(Side.WHITE) | backRank(Side.BLACK))) != 0) {
            throw new IllegalArgumentException("a rook with the right to castle must be on its back rank");
        }
    }

    public long of(Side side) {
        return rooks & backRank(side);
    }

    /// Returns the rights after a move of this man. `squares` holds its square of origin and its destination.
    CastlingRights after(Side side, Piece piece, long squares) {
        var lost = piece == Piece.KING ? squares | backRank(side) : squares;
        return (rooks & lost) == 0 ? this : new CastlingRights(rooks & ~lost);
    }

    /// True if these rights fit the board: king and rooks on the back rank, at most one such rook on each side of the
    /// king.
    public boolean fit(Board board) {
        return fit(board, Side.WHITE) && fit(board, Side.BLACK);
    }

    /// True if all kings with rights are on the e-file, and all rooks with rights on a or h.
    boolean areUsual(Board board) {
        return (rooks & ~USUAL_ROOKS) == 0
                && (of(Side.WHITE) == 0 || board.king(Side.WHITE) == Square.E1)
                && (of(Side.BLACK) == 0 || board.king(Side.BLACK) == Square.E8);
    }

    private boolean fit(Board board, Side side) {
        var castling = of(side);
        if (castling == 0) {
            return true;
        }
        var king = board.of(side, Piece.KING);
        var towardsA = king - 1 & backRank(side);
        return (king & backRank(side)) != 0
                && (castling & ~board.of(side, Piece.ROOK)) == 0
                && Long.bitCount(castling & towardsA) <= 1
                && Long.bitCount(castling & ~towardsA) <= 1;
    }

    /// Returns the side's rook that is farthest from its king on the back rank, as a bit; 0 if there is none. Short
    /// castling searches towards h, long castling towards a.
    public static long outermostRook(Board board, Side side, boolean isShort) {
        var king = board.of(side, Piece.KING) & backRank(side);
        var towardsA = king - 1 & backRank(side);
        var rooks = board.of(side, Piece.ROOK) & backRank(side);
        if (king == 0) {
            return 0;
        }
        return isShort ? Long.highestOneBit(rooks & ~towardsA) : Long.lowestOneBit(rooks & towardsA);
    }

    static long backRank(Side side) {
        return 0xFFL << 8 * side.backRank();
    }
}
