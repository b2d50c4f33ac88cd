package dev.scoresheet.domain.chess.board;

/// Whether the men on the board suffice for a mate, however badly the opponent plays. Only the cases that the
/// men alone decide: walls of blocked pawns and forced lines are not looked at.
public final class Material {

    private static final long LIGHT_SQUARES = 0x55AA_55AA_55AA_55AAL;

    private Material() {}

    /// Neither side can mate: the game is drawn at once (FIDE Laws 5.2.2).
    public static boolean isDead(Board board) {
        return cannotMate(Side.WHITE, board) && cannotMate(Side.BLACK, board);
    }

    /// This side can mate by no series of legal moves, so that its opponent's flag makes a draw (FIDE Laws
    /// 6.9).
    public static boolean cannotMate(Side side, Board board) {
        var own = board.of(side);
        var others = board.of(side.opponent()) & ~board.kings();
        if ((own & (board.pawns() | board.rooks() | board.queens())) != 0) {
            return false;
        }
        if ((own & board.knights()) != 0) {
            // A knight mates with the help of any other man but a queen, which always guards the corner.
            return Long.bitCount(own) == 2 && (others & ~board.queens()) == 0;
        }
        if ((own & board.bishops()) != 0) {
            // A bishop needs a man that can block a square of the other colour.
            return bishopsOnOneColour(board) && (others & (board.pawns() | board.knights())) == 0;
        }
        return true;
    }

    private static boolean bishopsOnOneColour(Board board) {
        return (board.bishops() & LIGHT_SQUARES) == 0 || (board.bishops() & ~LIGHT_SQUARES) == 0;
    }
}
