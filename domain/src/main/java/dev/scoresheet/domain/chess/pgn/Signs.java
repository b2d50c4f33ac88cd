package dev.scoresheet.domain.chess.pgn;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Table of all signs and words, other than moves, that movetext may contain outside of comments.
final class Signs {

    /// Numbers of the PGN standard, section 10.
    private static final Map<String, Integer> GLYPHS = Map.ofEntries(
            Map.entry("!", 1),
            Map.entry("?", 2),
            Map.entry("!!", 3),
            Map.entry("\u203c", 3),
            Map.entry("??", 4),
            Map.entry("\u2047", 4),
            Map.entry("!?", 5),
            Map.entry("\u2049", 5),
            Map.entry("?!", 6),
            Map.entry("\u2048", 6),
            Map.entry("\u25a1", 7),
            Map.entry("=", 10),
            Map.entry("\u221e", 13),
            Map.entry("+=", 14),
            Map.entry("+/=", 14),
            Map.entry("\u2a72", 14),
            Map.entry("=+", 15),
            Map.entry("=/+", 15),
            Map.entry("\u2a71", 15),
            Map.entry("+/-", 16),
            Map.entry("\u00b1", 16),
            Map.entry("-/+", 17),
            Map.entry("\u2213", 17),
            Map.entry("+-", 18),
            Map.entry("-+", 19));

    /// Words without a meaning for the game, or that repeat facts of the board.
    private static final Set<String> REMARKS = Set.of("ch", "check", "dis", "disch", "dbl", "dblch", "mate", "TN");

    private static final int LONGEST = 3;

    private Signs() {}

    static Optional<Integer> glyph(String sign) {
        return Optional.ofNullable(GLYPHS.get(withPlainDashes(sign)));
    }

    /// Returns the length of the assessment at the end of a word such as `Nf3+=`; 0 if there is none.
    static int assessmentAtEndOf(String word) {
        for (int length = Math.min(LONGEST, word.length() - 2); length > 0; length--) {
            int start = word.length() - length;
            if (glyph(word.substring(start)).isPresent()
                    && "12345678QRBNqrbnOo0+#)".indexOf(word.charAt(start - 1)) >= 0) {
                return length;
            }
        }
        return 0;
    }

    static boolean isRemark(String word) {
        return REMARKS.contains(word);
    }

    /// True for a sign of check or mate that is separate from its move.
    static boolean isCheck(String sign) {
        return Set.of("+", "++", "#").contains(sign);
    }

    /// True for a sign that may be part of a run of signs. A piece is not: it may be part of a move.
    static boolean isSign(int character) {
        if (isPiece(character) || character == '$') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION -> true;
            case Character.OTHER_PUNCTUATION -> ".;*!?\u203c\u2047\u2048\u2049\u2026".indexOf(character) < 0;
            default -> false;
        };
    }

    /// True for a sign that a notation of moves may use, as in `--` for a null move.
    static boolean isMoveSign(int character) {
        return "+#=-:/@_".indexOf(character) >= 0 || isDash(character);
    }

    static boolean isPiece(int character) {
        return character >= 0x2654 && character <= 0x265f || character >= 0x1fa00 && character <= 0x1fa6f;
    }

    private static boolean isDash(int character) {
        return character >= 0x2010 && character <= 0x2015 || character == 0x2212;
    }

    private static String withPlainDashes(String sign) {
        var plain = new StringBuilder(sign);
        for (int at = 0; at < sign.length(); at++) {
            if (isDash(sign.charAt(at))) {
                plain.setCharAt(at, '-');
            }
        }
        return plain.toString();
    }
}
