package dev.scoresheet.domain.chess.pgn;

/// A place in one line of a file.
final class Cursor {

    private final String text;
    private final int line;
    private int at;

    Cursor(String text, int at, int line) {
        this.text = text;
        this.at = at;
        this.line = line;
    }

    Cursor copy() {
        return new Cursor(text, at, line);
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    /// Counted from 1, as people count columns.
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

    char next() {
        return text.charAt(at++);
    }

    void skipWhiteSpace() {
        while (!atEnd() && WhiteSpace.is(peek())) {
            at++;
        }
    }

    String rest() {
        return upTo(text.length());
    }

    /// What stands before the next such character, or the rest; the cursor is behind it.
    String upTo(char character) {
        int end = text.indexOf(character, at);
        return upTo(end < 0 ? text.length() : end);
    }

    private String upTo(int end) {
        var between = text.substring(at, end);
        at = end;
        return between;
    }

    /// A problem that begins where the cursor stands.
    Malformed malformed(PgnProblem.Kind kind, String detail) {
        return new Malformed(new PgnProblem(kind, line, column(), detail));
    }
}
