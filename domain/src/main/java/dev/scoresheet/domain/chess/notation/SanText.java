package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Square;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of a move, before a position gives them a meaning. [Spelling] is the table of accepted spellings; each row
/// makes one kind of text.
///
/// A word must not contradict the move: a sign of capture needs a capture, and `e.p.` needs a capture en passant. A
/// sign of capture may be missing. Signs of check, mate, draw offer and assessment say nothing about the move.
sealed interface SanText {

    /// Castling, short or long.
    record Castles(boolean isShort) implements SanText {}

    /// Move of a man named by a letter, with none, part or all of its square of origin.
    record PieceGoes(Piece piece, String file, String rank, boolean captures, Square to) implements SanText {

        boolean fits(Square from) {
            return (file.isEmpty() || file.charAt(0) == 'a' + from.file())
                    && (rank.isEmpty() || rank.charAt(0) == '1' + from.rank());
        }
    }

    /// Pawn move straight ahead: without a file of origin a pawn never captures.
    record PawnSteps(Square to, Optional<Piece> into) implements SanText {}

    /// Pawn capture: the text names the file of origin, which differs from the file of destination.
    record PawnCaptures(int file, Square to, Optional<Piece> into, boolean inPassing) implements SanText {}

    /// Move of the man on a square, of any kind, to another square. For castling, `to` is the king's destination or the
    /// rook's square.
    ///
    /// @param pawn true if the word says that the man is a pawn
    record Squares(Square from, Square to, Optional<Piece> into, boolean pawn, boolean captures, boolean inPassing)
            implements SanText {}

    static Optional<SanText> read(String text) {
        for (var row : Spelling.TABLE) {
            var word = row.form.matcher(text);
            if (word.matches()) {
                return Optional.of(row.read(word));
            }
        }
        return Optional.empty();
    }

    /// Accepted spellings, in PGN files and in the API. No word matches two rows.
    enum Spelling {

        /// `O-O`, `0-0`, `o-o`; `O-O-O`, `0-0-0`, `o-o-o`.
        CASTLING("(?:O-O|0-0|o-o)(?<long>-O|-0|-o)?") {
            @Override
            SanText read(Matcher word) {
                return new Castles(word.group("long") == null);
            }
        },

        /// `Nf3`, `Ngf3`, `N1f3`, `Ng1f3`, `Nxf3`, `Ng1xf3`, `N:f3`, `Ng1-f3`.
        PIECE("(?<piece>[KQRBN])(?<file>[a-h])?(?<rank>[1-8])?(?<sign>[-x:])?(?<to>[a-h][1-8])") {
            @Override
            SanText read(Matcher word) {
                return new PieceGoes(
                        Piece.ofLetter(word.group("piece").charAt(0)).orElseThrow(),
                        given(word, "file"),
                        given(word, "rank"),
                        captures(word),
                        square(word, "to"));
            }
        },

        /// `e4`, `Pe4`; `e8=Q`, `e8Q`, `e8(Q)`, `e8/Q`, also with a small letter.
        PAWN_STEP("P?(?<to>[a-h][1-8])" + Form.INTO) {
            @Override
            SanText read(Matcher word) {
                return new PawnSteps(square(word, "to"), into(word));
            }
        },

        /// `exd5`, `ed5`, `e:d5`, `e-d5`, `Pexd5`; promotions as above; `exd6 e.p.`, `exd6e.p.`, `exd6ep`, `exd6/ep`,
        /// `exd6(ep)`.
        PAWN_CAPTURE("P?(?<file>[a-h])[-x:]?(?<to>[a-h][1-8])" + Form.INTO + Form.IN_PASSING) {
            @Override
            SanText read(Matcher word) {
                return new PawnCaptures(
                        word.group("file").charAt(0) - 'a', square(word, "to"), into(word), inPassing(word));
            }
        },

        /// `e2e4`, `e2-e4`, `g1f3`, `e4xd5`, `e4:d5`, `Pe2-e4`; `e1g1`, `e1h1` for castling; promotions and `e.p.` as
        /// above.
        SQUARES("(?<pawn>P)?(?<from>[a-h][1-8])(?<sign>[-x:])?(?<to>[a-h][1-8])" + Form.INTO + Form.IN_PASSING) {
            @Override
            SanText read(Matcher word) {
                return new Squares(
                        square(word, "from"),
                        square(word, "to"),
                        into(word),
                        word.group("pawn") != null,
                        captures(word),
                        inPassing(word));
            }
        };

        private static final Spelling[] TABLE = values();

        private final Pattern form;

        Spelling(String form) {
            this.form = Pattern.compile(form + Form.SIGNS);
        }

        abstract SanText read(Matcher word);

        private static String given(Matcher word, String group) {
            return Optional.ofNullable(word.group(group)).orElse("");
        }

        private static Square square(Matcher word, String group) {
            return Square.named(word.group(group)).orElseThrow();
        }

        private static boolean captures(Matcher word) {
            return "x".equals(word.group("sign")) || ":".equals(word.group("sign"));
        }

        private static boolean inPassing(Matcher word) {
            return word.group("passing") != null;
        }

        private static Optional<Piece> into(Matcher word) {
            return Optional.ofNullable(word.group("into"))
                    .or(() -> Optional.ofNullable(word.group("bracketed")))
                    .flatMap(letter ->
                            Piece.ofLetter(letter.toUpperCase(Locale.ROOT).charAt(0)));
        }
    }

    /// Parts that several rows share.
    final class Form {

        private static final String INTO = "(?:[=/]?(?<into>[QRBNqrbn])|=?\\((?<bracketed>[QRBNqrbn])\\))?";
        private static final String IN_PASSING = "(?<passing>[+#]? ?[/(]?e\\.? ?p\\.?\\)?)?";

        /// Signs of check, mate, assessment (`!?`) and draw offer (`(=)`).
        private static final String SIGNS = "(?:[+#!?]|\\(=\\))*";

        private Form() {}
    }
}
