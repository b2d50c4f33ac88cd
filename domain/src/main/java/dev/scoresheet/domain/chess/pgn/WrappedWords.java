package dev.scoresheet.domain.chess.pgn;

/// Writer of words on lines of at most 80 columns, with one blank between two.
final class WrappedWords {

    private static final int WIDTH = 80;

    private final StringBuilder text;
    private int column = 0;

    WrappedWords(StringBuilder text) {
        this.text = text;
    }

    void add(String word) {
        // A line that begins with % would be an escape line, and readers would skip it.
        boolean fits = column + 1 + word.length() <= WIDTH || word.startsWith("%");
        if (column > 0) {
            text.append(fits ? ' ' : '\n');
            column = fits ? column + 1 : 0;
        }
        text.append(word);
        column += word.length();
    }

    void endLine() {
        text.append('\n');
        column = 0;
    }
}
