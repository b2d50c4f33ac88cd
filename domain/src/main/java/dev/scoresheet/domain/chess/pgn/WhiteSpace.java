package dev.scoresheet.domain.chess.pgn;

/// Characters that separate words in PGN: the blanks of ASCII, and its control characters, which count as blanks.
/// Within comments and tags a no-break space is a character like any other.
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(int character) {
        return character <= ' ' || character == 0x7f;
    }

    /// True for a control character that has no business in a text.
    static boolean isControl(int character) {
        return is(character) && character != ' ' && (character < '\t' || character > '\r');
    }

    /// True for a character outside of ASCII that shows nothing: no-break and other spaces, byte order marks,
    /// signs of direction. Between words it counts as a blank.
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

    /// Without white space at both ends, and with one blank for each run of it within.
    static String collapsed(String text) {
        var collapsed = new StringBuilder(text.length());
        appendCollapsed(collapsed, text, 0, text.length());
        return collapsed.toString();
    }

    /// Adds a stretch of text as if it stood on a line of its own.
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
