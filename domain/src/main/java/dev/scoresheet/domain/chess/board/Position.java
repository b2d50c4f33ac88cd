package dev.scoresheet.domain.chess.board;

import java.util.List;
import java.util.Optional;

/// Playable position: one king each, no pawn on a last rank, valid castling rights, no check against the side that has
/// moved. `enPassant` is the square, as a bit, on which a pawn may now be captured en passant, or 0. The constructor
/// drops a square on which no such capture is legal, so that equal positions are equal.
///
/// @param halfMoveClock half-moves since the last capture or pawn's move
/// @param moveNumber number of the next move; it grows after black's move
public record Position(
        Board board, Side turn, CastlingRights castling, long enPassant, int halfMoveClock, int moveNumber) {

    /// Upper limit of both counters, in positions and in every FEN that is read or written.
    public static final int MOST = 999_999_999;

    private static final Position INITIAL = new Position(
            new Board(
                    0x0000_0000_0000_FFFFL,
                    0xFFFF_0000_0000_0000L,
                    0x00FF_0000_0000_FF00L,
                    0x4200_0000_0000_0042L,
                    0x2400_0000_0000_0024L,
                    0x8100_0000_0000_0081L,
                    0x0800_0000_0000_0008L,
                    0x1000_0000_0000_0010L),
            Side.WHITE,
            new CastlingRights(0x8100_0000_0000_0081L),
            0,
            0,
            1);

    public Position {
        if (!board.hasOneKingEach() || board.hasPawnOnLastRank()) {
            throw new IllegalArgumentException(
                    "a position needs one king of each side and no pawn on the first or last rank, not " + board);
        }
        if (board.isAttacked(board.king(turn.opponent()), turn)) {
            throw new IllegalArgumentException("the side that is not to move is in check on " + board);
        }
        if (!castling.fit(board)) {
            throw new IllegalArgumentException(castling + " do not fit the board " + board);
        }
        if (halfMoveClock < 0 || halfMoveClock > MOST || moveNumber < 1 || moveNumber > MOST) {
            throw new IllegalArgumentException("the half-move clock is 0 to " + MOST + " and the move number 1 to "
                    + MOST + ", not " + halfMoveClock + " and " + moveNumber);
        }
        if (enPassant != 0 && !EnPassant.canBeCaptured(board, turn, enPassant)) {
            enPassant = 0;
        }
    }

    /// Returns the start of a game of standard chess.
    public static Position initial() {
        return INITIAL;
    }

    /// Returns all legal moves, in no particular order.
    public List<Move> legalMoves() {
        return new MoveGenerator(this).legalMoves();
    }

    /// Returns the position after a legal move. The caller guarantees that the move is legal. A move that leaves the
    /// own king attacked, or moves a missing man, is a defect and throws.
    public Position play(Move move) {
        var from = move.from().bit();
        var to = move.to().bit();
        return switch (move) {
            case Move.Step(var piece, var _, var _) -> {
                expect(piece, from);
                var quiet = piece != Piece.PAWN && (board.occupied() & to) == 0;
                yield next(
                        board.without(from).with(turn, piece, to),
                        castling.after(turn, piece, from | to),
                        piece == Piece.PAWN ? passedOver(from, to) : 0,
                        quiet ? halfMoveClock + 1 : 0);
            }
            case Move.Promotion(var _, var _, var into) -> {
                expect(Piece.PAWN, from);
                yield next(board.without(from).with(turn, into, to), castling.after(turn, Piece.PAWN, to), 0, 0);
            }
            case Move.EnPassant passing -> {
                expect(Piece.PAWN, from);
                yield next(board.without(from | passing.captured().bit()).with(turn, Piece.PAWN, to), castling, 0, 0);
            }
            case Move.Castling both -> {
                expect(Piece.KING, from);
                var rook = both.rook().bit();
                expect(Piece.ROOK, rook);
                yield next(
                        board.without(from | rook)
                                .with(turn, Piece.KING, to)
                                .with(turn, Piece.ROOK, both.rookTo().bit()),
                        castling.after(turn, Piece.KING, rook),
                        0,
                        halfMoveClock + 1);
            }
        };
    }

    /// Returns the position after a null move, which annotators write to show a threat. The caller guarantees that the
    /// side to move is not in check.
    public Position pass() {
        return next(board, castling, 0, halfMoveClock + 1);
    }

    /// True if the king of the side to move is attacked.
    public boolean isCheck() {
        return board.isAttacked(board.king(turn), turn.opponent());
    }

    /// Returns the square on which a legal capture en passant is possible now.
    public Optional<Square> enPassantSquare() {
        return enPassant == 0 ? Optional.empty() : Optional.of(Square.first(enPassant));
    }

    public PositionKey key() {
        return new PositionKey(board, turn, castling, enPassant);
    }

    /// True if a side may castle with a king off the e-file or a rook off a and h. Such a game needs the notation of
    /// [Variant#CHESS960].
    public boolean isCastlingUnusual() {
        return !castling.areUsual(board);
    }

    private Position next(Board board, CastlingRights castling, long enPassant, int halfMoveClock) {
        var number = turn == Side.BLACK ? moveNumber + 1 : moveNumber;
        return new Position(
                board, turn.opponent(), castling, enPassant, Math.min(halfMoveClock, MOST), Math.min(number, MOST));
    }

    private long passedOver(long from, long to) {
        return to == from << 16 ? from << 8 : to == from >>> 16 ? from >>> 8 : 0;
    }

    private void expect(Piece piece, long square) {
        if ((board.of(turn, piece) & square) == 0) {
            throw new IllegalArgumentException(
                    "no " + turn + " " + piece + " on " + Square.first(square).text() + " in " + board);
        }
    }
}
