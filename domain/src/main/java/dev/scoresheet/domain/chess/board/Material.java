package dev.scoresheet.domain.chess.board;

/// Test for men that suffice for a mate against any play of the opponent. Covers only the cases that the men alone
/// decide, not walls of blocked pawns or forced lines.
public final class Material {

    private static final long LIGHT_SQUARES = 0x55AA_55AA_55AA_55AAL;

    private Material() {}

    /// True if neither side can mate: the game is drawn at once (FIDE Laws 5.2.2).
    public static boolean isDead(Board board) {
        return cannotMate(Side.WHITE, board) && cannotMate(Side.BLACK, board);
    }

    /// True if no series of legal moves lets this side mate. Then the opponent's flag makes a draw (FIDE Laws 6.9).
    public static boolean cannotMate(Side side, Board board) {
        var own = board.of(side);
        var others = board.of(side.opponent()) & ~board.kings();
        if ((own & (board.pawns() | board.rooks() | board.queens())) != 0) {
            return false;
        }
        if ((own & board.knights()) != 0) {
            // A knight can mate with the help of any other man except a queen, which always guards the corner.
            return Long.bitCount(own) == 2 && (others & ~board.queens()) == 0;
        }
        if ((own & board.bishops()) != 0) {
            // A bishop can mate only with a man that can block a square of the other colour.
            return bishopsOnOneColour(board) && (others & (board.pawns() | board.knights())) == 0;
        }
        return true;
    }

    private static boolean bishopsOnOneColour(Board board) {
        return (board.bishops() & LIGHT_SQUARES) == 0 || (board.bishops() & ~LIGHT_SQUARES) == 0;
    }
}
