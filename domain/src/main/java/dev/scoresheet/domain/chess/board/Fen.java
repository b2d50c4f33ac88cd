package dev.scoresheet.domain.chess.board;

import java.util.Locale;

/// The Forsyth-Edwards Notation of a position. Read leniently: plain FEN, X-FEN (`KQkq` is the
/// outermost rook of that hand) and Shredder-FEN (`HAha` names the rook's file), also mixed; the two
/// counters may be missing. Written strictly: six fields, and an en-passant square only where such a
/// capture is legal.
public final class Fen {

    private Fen() {}

    public static FenReading parse(String text) {
        return FenParser.parse(text);
    }

    /// The castling field is X-FEN for [Variant#STANDARD], which is plain FEN when castling is usual,
    /// and Shredder-FEN for [Variant#CHESS960].
    public static String write(Position position, Variant variant) {
        return writeKey(position, variant) + ' ' + position.halfMoveClock() + ' ' + position.moveNumber();
    }

    /// The first four fields: equal for positions that are the same for the law, [Position#key()], in
    /// games of one variant.
    public static String writeKey(Position position, Variant variant) {
        return placement(position.board())
                + (position.turn() == Side.WHITE ? " w " : " b ")
                + castling(position, variant)
                + ' '
                + position.enPassantSquare().map(Square::text).orElse("-");
    }

    private static String placement(Board board) {
        var text = new StringBuilder();
        for (var rank = 7; rank >= 0; rank--) {
            var empty = 0;
            for (var file = 0; file < 8; file++) {
                var man = board.at(Square.at(file, rank));
                if (man.isEmpty()) {
                    empty++;
                    continue;
                }
                if (empty > 0) {
                    text.append(empty);
                    empty = 0;
                }
                text.append(man.get().letter());
            }
            text.append(empty > 0 ? String.valueOf(empty) : "").append(rank > 0 ? "/" : "");
        }
        return text.toString();
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
