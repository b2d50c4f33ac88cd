package dev.scoresheet.domain.chess.pgn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cursor in one line of a file.
final class LineCursor {

    private final String text;
    private final int line;
    private int at;

    LineCursor(String text, int at, int line) {
        this.text = text;
        this.at = at;
        this.line = line;
    }

    LineCursor copy() {
        return new LineCursor(text, at, line);
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    /// Returns the column, counted from 1.
    int column() {
        return at + 1;
    }

    boolean atEnd() {
        return at == text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    boolean isAt(char character) {
        return !atEnd() && peek() == character;
    }

    int peekCodePoint() {
        return text.codePointAt(at);
    }

    /// True if the unread part of the line contains the first character, and contains it before the second.
    boolean isBefore(char one, char other) {
        int first = text.indexOf(one, at);
        int second = text.indexOf(other, at);
        return first >= 0 && (second < 0 || first < second);
    }

    char next() {
        return text.charAt(at++);
    }

    void skipWhiteSpace() {
        while (!atEnd() && WhiteSpace.is(peek())) {
            at++;
        }
    }

    /// Skips white space and invisible characters.
    void skipBlanks() {
        while (!atEnd() && (WhiteSpace.is(peek()) || WhiteSpace.isInvisible(peek()))) {
            at++;
        }
    }

    String rest() {
        return upTo(text.length());
    }

    /// Returns the text before the next such character, or the rest of the line. Moves the cursor behind that text.
    String upTo(char character) {
        int end = text.indexOf(character, at);
        return upTo(end < 0 ? text.length() : end);
    }

    private String upTo(int end) {
        var between = text.substring(at, end);
        at = end;
        return between;
    }

    void skip(int characters) {
        at += characters;
    }

    /// Moves behind the text that fits the pattern, if the unread part of the line begins with it.
    void skip(Pattern pattern) {
        var matcher = matcher(pattern);
        at = matcher.lookingAt() ? matcher.end() : at;
    }

    /// Creates a matcher for the unread part of the line.
    Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    /// True if the unread part of the line begins with the pattern.
    boolean isAt(Pattern pattern) {
        return matcher(pattern).lookingAt();
    }

    /// Returns the text between this cursor and a later one.
    String textUpTo(LineCursor end) {
        return text.substring(at, end.at);
    }

    /// Creates a problem that begins at the cursor.
    Malformed malformed(PgnProblem.Kind kind, String detail) {
        return new Malformed(new PgnProblem(kind, line, column(), detail));
    }
}
