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

/// The Forsyth-Edwards Notation of a position. Read leniently: plain FEN, X-FEN (`KQkq` is the
/// outermost rook of that hand) and Shredder-FEN (`HAha` names the rook's file), also mixed; the two
/// counters may be missing. Written strictly: six fields, and an en-passant square only where such a
/// capture is legal.
public final class Fen {

    private Fen() {}

    /// Reads a FEN that comes in. More than 16 men or 8 pawns of a side are refused, and checks that no last move
    /// can have given. More pieces than promotions allow are accepted: games with odds start so.
    public static FenReading parse(String text) {
        return switch (FenParser.parse(text)) {
            case FenReading.Read(var position) -> reachable(position);
            case FenProblem problem -> problem;
        };
    }

    /// Reads a FEN that this system has recorded. Earlier releases accepted positions that are refused today, and their
    /// games stay what they were.
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

    /// The castling field is X-FEN for [Variant#STANDARD], which is plain FEN when castling is usual,
    /// and Shredder-FEN for [Variant#CHESS960].
    public static String write(Position position, Variant variant) {
        return writeKey(position, variant) + ' ' + position.halfMoveClock() + ' ' + position.moveNumber();
    }

    /// The first four fields: equal for positions that are the same for the law, [Position#key()], in
    /// games of one variant.
    public static String writeKey(Position position, Variant variant) {
        return position.board().placement()
                + (position.turn() == Side.WHITE ? " w " : " b ")
                + castling(position, variant)
                + ' '
                + position.enPassantSquare().map(Square::text).orElse("-");
    }

    /// King's hand before queen's hand, white before black.
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
