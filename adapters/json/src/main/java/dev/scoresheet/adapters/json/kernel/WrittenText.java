package dev.scoresheet.adapters.json.kernel;

import java.time.Instant;

/// Reader of text in exactly the form that this codec writes: members in their order, no white space, no escapes. Other
/// JSON is passed to the parser, which accepts or refuses it.
///
/// This is a deliberate exception to "Jackson reads everything". Most of a log is one or two kinds of small events.
/// Binding them through a parser was two thirds of the time of a rebuild. If such a reader returns a value, it agrees
/// with the parser; a test compares the two, also over damaged texts. Not thread-safe.
public final class WrittenText {

    private static final int LONGEST_NUMBER = 15;

    private final String text;
    private int at;
    private boolean other;

    public WrittenText(String text) {
        this.text = text;
    }

    /// True if the text continues with this literal, which is then read.
    public boolean goesOnWith(String literal) {
        if (other || !text.startsWith(literal, at)) {
            return false;
        }
        at += literal.length();
        return true;
    }

    /// Reads a literal that must come next.
    public WrittenText then(String literal) {
        other |= !goesOnWith(literal);
        return this;
    }

    /// Reads a whole number from 0, without leading zeros, of at most fifteen digits.
    public long number() {
        int from = at;
        long number = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - from <= LONGEST_NUMBER) {
            number = 10 * number + (text.charAt(at++) - '0');
        }
        int digits = at - from;
        other |= digits == 0 || digits > LONGEST_NUMBER || (digits > 1 && text.charAt(from) == '0');
        return number;
    }

    /// Reads a text in quotes of printable ASCII, which needs no escapes.
    public String word() {
        then("\"");
        int from = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        var word = text.substring(from, at);
        then("\"");
        return word;
    }

    /// Reads an instant in quotes, as [Instant#toString] writes it.
    public Instant instant() {
        var written = word();
        var instant = InstantText.read(written);
        other |= instant.isEmpty();
        return instant.orElse(Instant.EPOCH);
    }

    /// True if the whole text, and nothing more, had the requested form.
    public boolean isWhole() {
        return !other && at == text.length();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\';
    }
}
