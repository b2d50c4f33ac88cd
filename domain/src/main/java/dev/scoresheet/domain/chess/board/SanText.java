package dev.scoresheet.domain.chess.board;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a text in algebraic notation says by itself, before a position gives it a meaning. What was not said is
/// empty.
sealed interface SanText {

    /// Letters or zeros, as some programs write.
    Pattern CASTLING = Pattern.compile("(?:O-O|0-0|o-o)(-O|-0|-o)?[+#!?]*");

    Pattern MOVE = Pattern.compile(
            "([KQRBNP]?)([a-h]?)([1-8]?)[-x:]?([a-h][1-8])" // who, from where, whither
                    + "(?:[=/]?([QRBNqrbn])|\\(([QRBNqrbn])\\))?" // into what
                    + "(?: ?e\\.?p\\.?)?[+#!?]*"); // remarks and signs, which say nothing that the board does not

    record Castles(boolean isShort) implements SanText {}

    record Goes(Piece piece, String file, String rank, Square to, String into) implements SanText {

        boolean fits(Piece piece, Square from, Square to) {
            return this.piece == piece
                    && this.to == to
                    && (file.isEmpty() || file.charAt(0) == 'a' + from.file())
                    && (rank.isEmpty() || rank.charAt(0) == '1' + from.rank());
        }

        boolean becomesNothing() {
            return into.isEmpty();
        }

        /// A promotion without its letter stays open: no queen is put into a game that somebody else has
        /// written down.
        boolean mayBecome(Piece promoted) {
            return into.isEmpty() || into.charAt(0) == promoted.letter();
        }
    }

    static Optional<SanText> read(String text) {
        var castling = CASTLING.matcher(text);
        if (castling.matches()) {
            return Optional.of(new Castles(castling.start(1) < 0));
        }
        var move = MOVE.matcher(text);
        if (!move.matches()) {
            return Optional.empty();
        }
        var piece = move.group(1).isEmpty()
                ? Piece.PAWN
                : Piece.ofLetter(move.group(1).charAt(0)).orElseThrow();
        var into = Optional.ofNullable(move.group(5))
                .or(() -> Optional.ofNullable(move.group(6)))
                .orElse("");
        return Optional.of(new Goes(
                piece,
                move.group(2),
                move.group(3),
                Square.named(move.group(4)).orElseThrow(),
                into.toUpperCase(Locale.ROOT)));
    }
}
