package dev.scoresheet.domain.chess.board;

/// Capturing en passant takes two pawns off their squares at once, which can open a rank, a file or a diagonal
/// to the capturer's king in ways that no rule about pins foresees. It is rare, so each capture is simply
/// tried.
final class EnPassant {

    private EnPassant() {}

    /// Whether the side to move may legally capture the pawn that has just passed over this square.
    static boolean canBeCaptured(Board board, Side turn, long passedOver) {
        return capturers(board, turn, passedOver) != 0;
    }

    /// The pawns that may legally capture it.
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
