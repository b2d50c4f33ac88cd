package dev.scoresheet.adapters.postgres.kernel.append;

/// Check of text that is stored in an event. The database would accept some of the refused text and fail later: one
/// stored `\u0000` breaks every later `->>` over the table.
public final class StrictText {

    private static final int LARGEST_DATA = 1 << 20;
    private static final int LARGEST_METADATA = 4 << 10;

    private StrictText() {}

    public static String data(String what, String text) {
        return checked(what, text, LARGEST_DATA);
    }

    public static String metadata(String what, String text) {
        return checked(what, text, LARGEST_METADATA);
    }

    /// @throws IllegalArgumentException with the defect and its place, never the text
    private static String checked(String what, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; at most " + most + " are stored");
        }
        for (int at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character == 0) {
                throw new IllegalArgumentException(what + " has a NUL at character " + at);
            }
            if (character == '\\') {
                if (text.startsWith("u0000", at + 1)) {
                    throw new IllegalArgumentException(what + " has an escaped NUL at character " + at);
                }
                at++; // an escaped character is no escape itself
            } else if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    throw new IllegalArgumentException(what + " has half a surrogate pair at character " + at);
                }
                at++;
            }
        }
        return text;
    }
}
