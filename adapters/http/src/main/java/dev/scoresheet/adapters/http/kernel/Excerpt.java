package dev.scoresheet.adapters.http.kernel;

/// What of a client's own words may appear in an answer: a few visible ASCII characters.
final class Excerpt {

    private static final int LONGEST = 40;

    private Excerpt() {}

    static String of(String text) {
        var visible = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> visible.append(c > ' ' && c < 127 ? (char) c : '?'));
        return text.length() > LONGEST ? visible + "…" : visible.toString();
    }
}
