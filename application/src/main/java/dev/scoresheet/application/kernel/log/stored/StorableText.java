package dev.scoresheet.application.kernel.log.stored;

import java.util.HexFormat;
import java.util.Optional;

/// Rule for the text that a log keeps. Every store, codec and adapter uses this one, so all of them refuse the same
/// text.
///
/// * NUL: PostgreSQL's `json` stores `\u0000`, and then every `->>` over the table fails.
/// * Half of a surrogate pair: no UTF-8 exists for it, so the hashed bytes and the stored bytes would differ.
/// * Size, in characters. A reader accepts more than an append, for the log of a writer with a larger limit.
public final class StorableText {

    /// Largest text that a reader of the log accepts.
    public static final int LARGEST_READ = 4 << 20;

    /// Largest data of an event that is appended or restored.
    public static final int LARGEST_DATA = 1 << 20;

    /// Largest metadata of an event that is appended or restored.
    public static final int LARGEST_METADATA = 4 << 10;

    private static final int ESCAPE = "\\u0000".length();

    /// Unit that a log must not hold.
    ///
    /// @param at index of the unit, or of the escape that stands for it
    public record Defect(Kind kind, int at) {

        /// Kinds of such units.
        public enum Kind {
            NUL,
            HALF_PAIR
        }

        /// Returns a predicate, as in "it has a NUL at character 6".
        @Override
        public String toString() {
            var unit = switch (kind) {
                case NUL -> "a NUL";
                case HALF_PAIR -> "half a surrogate pair";
            };
            return "has " + unit + " at character " + at;
        }
    }

    private StorableText() {}

    /// Returns the first defect of a text that has no escapes.
    public static Optional<Defect> defect(String text) {
        return defect(text, false);
    }

    /// Returns why a reader must refuse a JSON text, as in "has a NUL at character 6". Escapes count as the unit that
    /// they stand for. It does not check that the text is JSON.
    public static Optional<String> unreadable(String json) {
        return problem(json, LARGEST_READ);
    }

    /// Returns the data of an event unchanged.
    ///
    /// @throws IllegalArgumentException if a log must not hold it; the message never quotes it
    public static String data(Object type, String json) {
        problem(json, LARGEST_DATA).ifPresent(problem -> {
            throw new IllegalArgumentException("an event " + type + " " + problem);
        });
        return json;
    }

    /// Returns the metadata of an event unchanged.
    ///
    /// @throws IllegalArgumentException if a log must not hold it; the message never quotes it
    public static String metadata(String json) {
        problem(json, LARGEST_METADATA).ifPresent(problem -> {
            throw new IllegalArgumentException("metadata " + problem);
        });
        return json;
    }

    private static Optional<String> problem(String json, int most) {
        return json.length() > most
                ? Optional.of("has " + json.length() + " characters; at most " + most + " are allowed")
                : defect(json, true).map(Defect::toString);
    }

    private static Optional<Defect> defect(String text, boolean escaped) {
        for (int at = plain(text); at < text.length(); ) {
            int start = at;
            int width = width(text, at, escaped);
            char unit = unit(text, at, width);
            at += width;
            if (unit == 0) {
                return Optional.of(new Defect(Defect.Kind.NUL, start));
            }
            if (Character.isSurrogate(unit)) {
                if (Character.isLowSurrogate(unit) || at == text.length()) {
                    return Optional.of(new Defect(Defect.Kind.HALF_PAIR, start));
                }
                int next = width(text, at, escaped);
                if (!Character.isLowSurrogate(unit(text, at, next))) {
                    return Optional.of(new Defect(Defect.Kind.HALF_PAIR, start));
                }
                at += next;
            }
        }
        return Optional.empty();
    }

    /// Returns the length of the ASCII text without an escape at the beginning. Nearly all text is nothing else.
    private static int plain(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != 0 && text.charAt(at) != '\\' && text.charAt(at) < 0x80) {
            at++;
        }
        return at;
    }

    /// Returns the number of characters that stand for one unit.
    private static int width(String text, int at, boolean escaped) {
        if (!escaped || text.charAt(at) != '\\') {
            return 1;
        }
        if (text.startsWith("\\", at + 1)) {
            return 2;
        }
        return text.startsWith("u", at + 1) && isHex(text, at + 2, at + ESCAPE) ? ESCAPE : 1;
    }

    private static boolean isHex(String text, int from, int to) {
        return to <= text.length() && text.substring(from, to).chars().allMatch(HexFormat::isHexDigit);
    }

    private static char unit(String text, int at, int width) {
        return width == ESCAPE ? (char) HexFormat.fromHexDigits(text, at + 2, at + ESCAPE) : text.charAt(at);
    }
}
