package dev.scoresheet.adapters.json.kernel;

import java.time.Instant;

/// Reads text of exactly the form in which this codec writes it: members in their order, no white
/// space, no escapes. Whatever else JSON permits is simply not that form, and goes to the parser, which
/// judges it.
///
/// The labelled exception to "Jackson reads everything": most of a log is one or two kinds of small
/// events, and binding them through a parser was two thirds of the time of a rebuild. A reader made of
/// this agrees with the parser wherever it answers at all; a test holds the two against each other over
/// damaged texts, too. Not thread-safe.
public final class WrittenText {

    private static final int LONGEST_NUMBER = 15;

    private final String text;
    private int at;
    private boolean other;

    public WrittenText(String text) {
        this.text = text;
    }

    /// Whether the text goes on with this, which is then read.
    public boolean goesOnWith(String literal) {
        if (other || !text.startsWith(literal, at)) {
            return false;
        }
        at += literal.length();
        return true;
    }

    /// The text must go on with this.
    public WrittenText then(String literal) {
        other |= !goesOnWith(literal);
        return this;
    }

    /// A whole number from 0, without leading zeros, of at most fifteen digits.
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

    /// A text in quotes of printable ASCII, which needs no escapes.
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

    /// An instant in quotes, as [Instant#toString] writes it.
    public Instant instant() {
        var written = word();
        var instant = InstantText.read(written);
        other |= instant.isEmpty();
        return instant.orElse(Instant.EPOCH);
    }

    /// Whether all of it, and nothing more, was of the form that was asked for.
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
