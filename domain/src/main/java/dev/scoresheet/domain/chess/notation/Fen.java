package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Board;
import dev.scoresheet.domain.chess.board.CastlingRights;
import dev.scoresheet.domain.chess.board.Checks;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Square;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.FenReading.FenProblem;
import dev.scoresheet.domain.chess.notation.FenReading.Kind;
import java.util.Locale;

/// Forsyth-Edwards Notation of a position. The reader is lenient: plain FEN, X-FEN and Shredder-FEN, also mixed; the
/// two counters may be missing. In X-FEN `KQkq` is the outermost rook on that side of the king; in Shredder-FEN `HAha`
/// names the rook's file. The writer is strict: six fields, and an en-passant square only if such a capture is legal.
public final class Fen {

    private Fen() {}

    /// Reads a FEN from outside. Refuses more than 16 men or 8 pawns of a side, and checks that no last move can have
    /// given. Accepts more pieces than promotions allow: games with odds start so.
    public static FenReading parse(String text) {
        return switch (FenParser.parse(text)) {
            case FenReading.Read(var position) -> reachable(position);
            case FenProblem problem -> problem;
        };
    }

    /// Reads a FEN that this system has recorded. Earlier releases accepted positions that are refused today; their
    /// games must stay readable.
    public static FenReading recorded(String text) {
        return FenParser.parse(text);
    }

    private static FenReading reachable(Position position) {
        var board = position.board();
        for (var side : Side.values()) {
            var name = side == Side.WHITE ? "white" : "black";
            if (Long.bitCount(board.of(side)) > 16) {
                return new FenProblem(Kind.MEN, "placement has more than 16 " + name + " men");
            }
            if (Long.bitCount(board.of(side, Piece.PAWN)) > 8) {
                return new FenProblem(Kind.PAWNS, "placement has more than 8 " + name + " pawns");
            }
        }
        return Checks.arePossible(position)
                ? new FenReading.Read(position)
                : new FenProblem(Kind.IMPOSSIBLE_CHECK, "side to move is in a check that no last move can have given");
    }

    /// Writes all six fields. The castling field is X-FEN for [Variant#STANDARD] (plain FEN if castling is usual), and
    /// Shredder-FEN for [Variant#CHESS960].
    public static String write(Position position, Variant variant) {
        return writeKey(position, variant) + ' ' + position.halfMoveClock() + ' ' + position.moveNumber();
    }

    /// Writes the first four fields. Within one variant they are equal for positions that the law treats as the same,
    /// [Position#key()].
    public static String writeKey(Position position, Variant variant) {
        return position.board().placement()
                + (position.turn() == Side.WHITE ? " w " : " b ")
                + castling(position, variant)
                + ' '
                + position.enPassantSquare().map(Square::text).orElse("-");
    }

    /// Writes the castling field: short before long castling, white before black.
    private static String castling(Position position, Variant variant) {
        var text = new StringBuilder();
        for (var side : Side.values()) {
            var letters = new StringBuilder();
            for (var rest = position.castling().of(side); rest != 0; rest &= rest - 1) {
                letters.insert(0, castlingLetter(Square.first(rest), position.board(), variant));
            }
            text.append(side == Side.WHITE ? letters.toString().toUpperCase(Locale.ROOT) : letters);
        }
        return text.isEmpty() ? "-" : text.toString();
    }

    private static char castlingLetter(Square rook, Board board, Variant variant) {
        var side = (board.white() & rook.bit()) != 0 ? Side.WHITE : Side.BLACK;
        var isShort = rook.file() > board.king(side).file();
        var isOutermost = CastlingRights.outermostRook(board, side, isShort) == rook.bit();
        return variant == Variant.STANDARD && isOutermost
                ? isShort ? 'k' : 'q'
                : rook.text().charAt(0);
    }
}
