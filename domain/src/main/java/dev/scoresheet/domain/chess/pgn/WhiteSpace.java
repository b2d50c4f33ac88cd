package dev.scoresheet.domain.chess.pgn;

/// Characters that separate words in PGN: the blanks and control characters of ASCII. Within comments and tags a
/// no-break space is an ordinary character.
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(int character) {
        return character <= ' ' || character == 0x7f;
    }

    /// True for a control character that is not valid in text.
    static boolean isControl(int character) {
        return is(character) && character != ' ' && (character < '\t' || character > '\r');
    }

    /// True for an invisible character outside of ASCII: no-break and other spaces, byte order marks, direction marks.
    /// Between words it counts as a blank.
    static boolean isInvisible(int character) {
        return character > 0x7f
                && (Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    static boolean blank(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (!is(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    /// Returns the text without white space at both ends, and with one blank for each run of it within.
    static String collapsed(String text) {
        var collapsed = new StringBuilder(text.length());
        appendCollapsed(collapsed, text, 0, text.length());
        return collapsed.toString();
    }

    /// Appends a part of a text in the same form as a line of its own.
    static void appendCollapsed(StringBuilder collapsed, String text, int from, int to) {
        boolean gap = true;
        for (int at = from; at < to; at++) {
            char character = text.charAt(at);
            if (is(character)) {
                gap = true;
            } else {
                if (gap && !collapsed.isEmpty()) {
                    collapsed.append(' ');
                }
                collapsed.append(character);
                gap = false;
            }
        }
    }
}
