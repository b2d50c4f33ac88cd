package dev.scoresheet.adapters.http.kernel.contract;

/// Excerpt of a client's text that may appear in an answer: a few visible ASCII characters.
public final class Excerpt {

    private static final int LONGEST = 40;
    private static final int LONGEST_START = 200;

    private Excerpt() {}

    /// Returns the beginning of a text that may contain a client's words. It cuts between characters.
    static String start(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_START
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_START)) + "…";
    }

    public static String of(String text) {
        var visible = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> visible.append(c > ' ' && c < 127 ? (char) c : '?'));
        return text.length() > LONGEST ? visible + "…" : visible.toString();
    }
}
