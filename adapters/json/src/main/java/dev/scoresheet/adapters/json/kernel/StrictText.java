package dev.scoresheet.adapters.json.kernel;

import java.util.Optional;

/// Check for text that JSON permits but a log must not hold. It checks the text itself, escapes included.
///
/// * NUL: PostgreSQL's `json` stores `\u0000`, and then every `->>` over the table fails.
/// * Lone surrogates: no UTF-8 exists for them, so the hashed bytes and the stored bytes would differ.
/// * More than [#LARGEST] bytes of UTF-8.
final class StrictText {

    /// Room for several times an imported game with all of its commentary.
    static final int LARGEST = 4 << 20;

    static final int DEEPEST = 64;

    private static final int NUL = 0;

    private final String text;
    private int at;

    private StrictText(String text) {
        this.text = text;
    }

    /// Returns the error in a text, if any. It does not check that the text is JSON.
    static Optional<String> trouble(String text) {
        if (text.length() <= LARGEST && isPlain(text)) {
            return Optional.empty();
        }
        return utf8Length(text) > LARGEST
                ? Optional.of("it has more than " + LARGEST + " bytes")
                : new StrictText(text).trouble();
    }

    /// True for ASCII without an escape, as nearly all text is.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == NUL || unit == '\\' || unit >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> trouble() {
        while (at < text.length()) {
            int start = at;
            int unit = next();
            if (unit == NUL) {
                return Optional.of("it has a NUL at character " + start);
            }
            if (Character.isSurrogate((char) unit)
                    && !(Character.isHighSurrogate((char) unit)
                            && at < text.length()
                            && Character.isLowSurrogate((char) next()))) {
                return Optional.of("it has half a surrogate pair at character " + start);
            }
        }
        return Optional.empty();
    }

    /// Returns the next UTF-16 unit that a reader of this JSON gets; other escapes are returned as a backslash.
    private int next() {
        char first = text.charAt(at++);
        if (first != '\\' || at == text.length()) {
            return first;
        }
        char escaped = text.charAt(at++);
        if (escaped != 'u' || at + 4 > text.length()) {
            return escaped == NUL ? NUL : '\\';
        }
        int unit = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = Character.digit(text.charAt(at + digit), 16);
            if (value < 0) {
                return '\\'; // not an escape; the parser reports it
            }
            unit = unit << 4 | value;
        }
        at += 4;
        return unit;
    }

    private static long utf8Length(String text) {
        if (text.length() > LARGEST) {
            return text.length();
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit < 0x80) {
                bytes += 1;
            } else if (unit < 0x800 || Character.isSurrogate(unit)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
