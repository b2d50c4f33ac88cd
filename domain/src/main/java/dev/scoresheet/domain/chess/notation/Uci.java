package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Board;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.board.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moves as engines and most interfaces write them: `e2e4`, `e7e8q`.
public final class Uci {

    private static final Pattern FORM = Pattern.compile("([a-h][1-8])([a-h][1-8])([qrbnQRBN]?)");

    private Uci() {}

    /// Reads a move. Accepts both spellings of castling: the king's two squares, `e1g1`, and the king taking its own
    /// rook, `e1h1`. In Chess960 a step of the king may have the same text; then it is the step. A pawn that
    /// reaches the last rank without a letter becomes a queen, because some clients mean that.
    public static MoveReading read(String text, Position position) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return new MoveReading.Unreadable(text);
        }
        var from = Square.named(form.group(1)).orElseThrow();
        var to = Square.named(form.group(2)).orElseThrow();
        var letter = form.group(3).toUpperCase(Locale.ROOT);
        var legal = position.legalMoves();
        return legal.stream()
                .filter(move -> move.from() == from)
                .filter(move -> isWritten(move, to, letter))
                .findFirst()
                .or(() -> letter.isEmpty() ? castling(legal, from, to) : Optional.empty())
                .<MoveReading>map(MoveReading.Read::new)
                .orElseGet(() -> new MoveReading.Illegal(text));
    }

    /// Reads a recorded move, which is legal in the position. Does not generate the other moves, so that replaying many
    /// games is fast. For other text it throws, or [Position#play] throws, or the position is wrong.
    public static Move recorded(String uci, Position position) {
        var from = Square.named(uci.substring(0, 2)).orElseThrow();
        var to = Square.named(uci.substring(2, 4)).orElseThrow();
        var board = position.board();
        var man = board.at(from)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the move " + uci + " begins on " + from.text() + ", which is empty"));
        return switch (man.piece()) {
            case PAWN -> pawn(uci, from, to, board);
            case KING -> king(from, to, position);
            case KNIGHT, BISHOP, ROOK, QUEEN -> new Move.Step(man.piece(), from, to);
        };
    }

    /// Writes a move. Castling is the king's two squares for [Variant#STANDARD] and the king taking its rook for
    /// [Variant#CHESS960]. If castling is unusual, only the latter is unambiguous.
    public static String write(Move move, Variant variant) {
        return switch (move) {
            case Move.Step(var _, var from, var to) -> from.text() + to.text();
            case Move.EnPassant(var from, var to) -> from.text() + to.text();
            case Move.Promotion(var from, var to, var into) ->
                from.text() + to.text() + Character.toLowerCase(into.letter());
            case Move.Castling castling ->
                castling.from().text()
                        + switch (variant) {
                            case STANDARD -> castling.to().text();
                            case CHESS960 -> castling.rook().text();
                        };
        };
    }

    private static Move pawn(String uci, Square from, Square to, Board board) {
        if (uci.length() > 4) {
            var into = Piece.ofLetter(Character.toUpperCase(uci.charAt(4)));
            return new Move.Promotion(from, to, into.orElseThrow());
        }
        return from.file() != to.file() && !board.isOccupied(to)
                ? new Move.EnPassant(from, to)
                : new Move.Step(Piece.PAWN, from, to);
    }

    private static Move king(Square from, Square to, Position position) {
        if ((position.castling().of(position.turn()) & to.bit()) != 0) {
            return new Move.Castling(from, to);
        }
        return Math.abs(from.file() - to.file()) > 1
                ? new Move.Castling(from, Square.at(to.file() > from.file() ? 7 : 0, from.rank()))
                : new Move.Step(Piece.KING, from, to);
    }

    private static boolean isWritten(Move move, Square to, String letter) {
        return switch (move) {
            case Move.Step step -> step.to() == to && letter.isEmpty();
            case Move.EnPassant passing -> passing.to() == to && letter.isEmpty();
            case Move.Promotion promotion ->
                promotion.to() == to
                        && promotion.into().letter() == (letter.isEmpty() ? Piece.QUEEN.letter() : letter.charAt(0));
            case Move.Castling castling -> castling.rook() == to && letter.isEmpty();
        };
    }

    private static Optional<Move> castling(List<Move> legal, Square from, Square to) {
        return legal.stream()
                .filter(move -> move instanceof Move.Castling && move.from() == from && move.to() == to)
                .findFirst();
    }
}
