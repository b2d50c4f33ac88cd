package dev.scoresheet.domain.chess.board;

/// Who may still castle with which rook: the set of rooks that have not moved, while their king has not moved
/// either. Standard chess and Chess960 alike. A right is lost when the king moves, when the rook moves, and
/// when the rook is captured where it stands; it never comes back. Whether castling is possible at this moment
/// is another question.
public record CastlingRights(long rooks) {

    public static final CastlingRights NONE = new CastlingRights(0);

    private static final long USUAL_ROOKS = Square.A1.bit() | Square.H1.bit() | Square.A8.bit() | Square.H8.bit();

    public CastlingRights {
        if ((rooks & ~(backRank(Side.WHITE) | backRank(Side.BLACK))) != 0) {
            throw new IllegalArgumentException("a rook that may castle stands on its back rank");
        }
    }

    public long of(Side side) {
        return rooks & backRank(side);
    }

    /// The rights after a man has left one square for another.
    CastlingRights after(Side side, Piece piece, long squares) {
        var lost = piece == Piece.KING ? squares | backRank(side) : squares;
        return (rooks & lost) == 0 ? this : new CastlingRights(rooks & ~lost);
    }

    /// Whether these rights can stand on this board: king and rook on the back rank, at most one rook on either
    /// hand.
    public boolean fit(Board board) {
        return fit(board, Side.WHITE) && fit(board, Side.BLACK);
    }

    /// Kings on e, rooks on a and h, as far as there are rights.
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

    /// The rook of a side that stands farthest from its king on the back rank, towards h for the short castling
    /// and towards a for the long one, as a bit; 0 if there is none.
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
