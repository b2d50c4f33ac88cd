package dev.scoresheet.domain.chess.board;

import dev.scoresheet.domain.chess.board.SanText.Castles;
import dev.scoresheet.domain.chess.board.SanText.Goes;

/// Standard Algebraic Notation. Read leniently: signs of check or mate may be missing or wrong, castling may be
/// written with zeros, `e8Q` is a promotion, and more of the square of origin may be given than needed. Written
/// strictly: with the sign of check or mate, and with as little of the square of origin as tells the move apart
/// from the other legal ones: nothing, else the file, else the rank, else both.
public final class San {

    private San() {}

    public static MoveReading read(String text, Position position) {
        var read = SanText.read(text);
        if (read.isEmpty()) {
            return new MoveReading.Unreadable(text);
        }
        var fitting = position.legalMoves().stream()
                .filter(move -> fits(move, read.get()))
                .toList();
        return switch (fitting.size()) {
            case 0 -> new MoveReading.Illegal(text);
            case 1 -> new MoveReading.Read(fitting.getFirst());
            default -> new MoveReading.Ambiguous(text, fitting);
        };
    }

    /// The move must be legal in the position.
    public static String write(Move move, Position position) {
        var after = position.play(move);
        var sign = !after.isCheck() ? "" : after.legalMoves().isEmpty() ? "#" : "+";
        return writeUnsigned(move, position) + sign;
    }

    private static boolean fits(Move move, SanText text) {
        return switch (text) {
            case Castles(var isShort) -> move instanceof Move.Castling castling && castling.isShort() == isShort;
            case Goes goes ->
                switch (move) {
                    case Move.Step(var piece, var from, var to) -> goes.fits(piece, from, to) && goes.becomesNothing();
                    case Move.EnPassant(var from, var to) -> goes.fits(Piece.PAWN, from, to) && goes.becomesNothing();
                    case Move.Promotion(var from, var to, var into) ->
                        goes.fits(Piece.PAWN, from, to) && goes.mayBecome(into);
                    case Move.Castling castling -> false;
                };
        };
    }

    private static String writeUnsigned(Move move, Position position) {
        return switch (move) {
            case Move.Castling castling -> castling.isShort() ? "O-O" : "O-O-O";
            case Move.EnPassant(var from, var to) -> pawn(from, to);
            case Move.Promotion(var from, var to, var into) -> pawn(from, to) + '=' + into.letter();
            case Move.Step step -> writeStep(step, position);
        };
    }

    private static String writeStep(Move.Step step, Position position) {
        return switch (step.piece()) {
            case PAWN -> pawn(step.from(), step.to());
            case KING -> "K" + arrival(step, position);
            case KNIGHT, BISHOP, ROOK, QUEEN ->
                step.piece().letter() + origin(step, position) + arrival(step, position);
        };
    }

    private static String pawn(Square from, Square to) {
        return from.file() == to.file() ? to.text() : from.text().charAt(0) + "x" + to.text();
    }

    private static String arrival(Move.Step step, Position position) {
        return (position.board().isOccupied(step.to()) ? "x" : "") + step.to().text();
    }

    private static String origin(Move.Step step, Position position) {
        var from = step.from();
        var rivals = position.legalMoves().stream()
                .filter(move -> move instanceof Move.Step other && other.piece() == step.piece())
                .filter(move -> move.to() == step.to() && move.from() != from)
                .map(Move::from)
                .toList();
        if (rivals.isEmpty()) {
            return "";
        }
        if (rivals.stream().noneMatch(rival -> rival.file() == from.file())) {
            return from.text().substring(0, 1);
        }
        return rivals.stream().noneMatch(rival -> rival.rank() == from.rank())
                ? from.text().substring(1)
                : from.text();
    }
}
