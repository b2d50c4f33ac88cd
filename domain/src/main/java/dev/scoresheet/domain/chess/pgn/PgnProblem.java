package dev.scoresheet.domain.chess.pgn;

/// Reason why the text of a game is unreadable, with its place.
///
/// @param line line, counted from 1 in the whole file
/// @param column column, counted from 1, in UTF-16 units
public record PgnProblem(Kind kind, int line, int column, String detail) {

    public enum Kind {
        UNTERMINATED_TAG,
        MALFORMED_TAG,
        UNTERMINATED_COMMENT,
        UNOPENED_COMMENT,
        UNTERMINATED_VARIATION,
        UNOPENED_VARIATION,
        NESTED_TOO_DEEPLY,
        UNEXPECTED_CHARACTER,
        LINE_TOO_LONG,
        GAME_TOO_LONG
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column + ": " + detail;
    }
}
