package dev.scoresheet.domain.chess.board;

/// Legality of captures en passant. Such a capture takes two pawns off their squares at once. That can open a rank,
/// file or diagonal to the capturer's king, which the rules for pins do not cover. The capture is rare, so the code
/// tries each one.
final class EnPassant {

    private EnPassant() {}

    /// True if the side to move may legally capture the pawn that has just passed over this square.
    static boolean canBeCaptured(Board board, Side turn, long passedOver) {
        return capturers(board, turn, passedOver) != 0;
    }

    /// Returns the pawns that may legally capture that pawn.
    static long capturers(Board board, Side turn, long passedOver) {
        var passed = turn == Side.WHITE ? passedOver >>> 8 : passedOver << 8;
        var origin = turn == Side.WHITE ? passedOver << 8 : passedOver >>> 8;
        var enemyPawns = board.of(turn.opponent(), Piece.PAWN);
        if ((enemyPawns & passed) == 0 || (board.occupied() & (passedOver | origin)) != 0) {
            return 0;
        }
        var beside = Attacks.pawn(turn.opponent(), Long.numberOfTrailingZeros(passedOver)) & board.of(turn, Piece.PAWN);
        var legal = 0L;
        for (var rest = beside; rest != 0; rest &= rest - 1) {
            var pawn = Long.lowestOneBit(rest);
            var after = board.without(pawn | passed).with(turn, Piece.PAWN, passedOver);
            if (!after.isAttacked(after.king(turn), turn.opponent())) {
                legal |= pawn;
            }
        }
        return legal;
    }
}
