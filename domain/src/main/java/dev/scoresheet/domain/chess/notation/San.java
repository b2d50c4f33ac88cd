package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Board;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.notation.SanText.Castles;
import dev.scoresheet.domain.chess.notation.SanText.PawnCaptures;
import dev.scoresheet.domain.chess.notation.SanText.PawnSteps;
import dev.scoresheet.domain.chess.notation.SanText.PieceGoes;
import dev.scoresheet.domain.chess.notation.SanText.Squares;
import java.util.List;
import java.util.Optional;

/// Standard Algebraic Notation. The reader is lenient: [SanText.Spelling] is the table of accepted spellings. The
/// writer is strict: it adds the sign of check or mate, and the shortest origin that excludes all other legal moves:
/// none, the file, the rank, or both.
public final class San {

    private San() {}

    public static MoveReading read(String text, Position position) {
        var read = SanText.read(text);
        if (read.isEmpty()) {
            return new MoveReading.Unreadable(text);
        }
        var fitting = fitting(read.get(), position);
        return switch (fitting.size()) {
            case 0 -> new MoveReading.Illegal(text);
            case 1 -> new MoveReading.Read(fitting.getFirst());
            default -> new MoveReading.Ambiguous(text, fitting);
        };
    }

    /// Writes a move, which must be legal in the position.
    public static String write(Move move, Position position) {
        var after = position.play(move);
        var sign = !after.isCheck() ? "" : after.legalMoves().isEmpty() ? "#" : "+";
        return writeUnsigned(move, position) + sign;
    }

    private static List<Move> fitting(SanText text, Position position) {
        var legal = position.legalMoves();
        var fitting = legal.stream()
                .filter(move -> fits(move, text, position.board()))
                .toList();
        // in Chess960 a king's step and castling may have the same text; then it is the step
        return fitting.isEmpty() && text instanceof Squares squares ? castling(legal, squares) : fitting;
    }

    private static boolean fits(Move move, SanText text, Board board) {
        return switch (text) {
            case Castles(var isShort) -> move instanceof Move.Castling castling && castling.isShort() == isShort;
            case PieceGoes goes ->
                move instanceof Move.Step(var piece, var from, var to)
                        && piece == goes.piece()
                        && to == goes.to()
                        && goes.fits(from)
                        && (!goes.captures() || board.isOccupied(to));
            case PawnSteps(var to, var into) ->
                isOfPawn(move) && move.to() == to && move.from().file() == to.file() && becomes(move, into);
            case PawnCaptures(var file, var to, var into, var inPassing) ->
                isOfPawn(move)
                        && move.to() == to
                        && move.from().file() == file
                        && file != to.file()
                        && becomes(move, into)
                        && (!inPassing || move instanceof Move.EnPassant);
            case Squares squares -> fits(move, squares, board);
        };
    }

    private static boolean fits(Move move, Squares text, Board board) {
        if (move instanceof Move.Castling castling) {
            return castling.rook() == text.to() && castles(castling, text);
        }
        return move.from() == text.from()
                && move.to() == text.to()
                && becomes(move, text.into())
                && (!text.pawn() || isOfPawn(move))
                && (!text.captures() || move instanceof Move.EnPassant || board.isOccupied(move.to()))
                && (!text.inPassing() || move instanceof Move.EnPassant);
    }

    private static List<Move> castling(List<Move> legal, Squares text) {
        return legal.stream()
                .filter(move ->
                        move instanceof Move.Castling castling && move.to() == text.to() && castles(castling, text))
                .toList();
    }

    private static boolean castles(Move.Castling castling, Squares text) {
        return castling.from() == text.from()
                && text.into().isEmpty()
                && !text.pawn()
                && !text.captures()
                && !text.inPassing();
    }

    private static boolean isOfPawn(Move move) {
        return switch (move) {
            case Move.Step step -> step.piece() == Piece.PAWN;
            case Move.Promotion _, Move.EnPassant _ -> true;
            case Move.Castling _ -> false;
        };
    }

    /// True if the promotion matches. A promotion without a letter stays ambiguous: the reader must not add a queen to
    /// another author's game.
    private static boolean becomes(Move move, Optional<Piece> into) {
        return into.isEmpty() || move instanceof Move.Promotion promotion && promotion.into() == into.get();
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
