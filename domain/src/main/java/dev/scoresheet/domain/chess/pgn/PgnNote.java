package dev.scoresheet.domain.chess.pgn;

/// Note on an unusual part of a game's text that the reader accepted or skipped. A note never makes a game unreadable.
///
/// @param line line of the first such part, counted from 1 in the whole file
/// @param column column of the first such part, counted from 1
/// @param text text of the first such part, cut short
/// @param count number of such parts in the game
public record PgnNote(Kind kind, int line, int column, String text, int count) {

    /// Reason for a note.
    public enum Kind {
        CONTROL_CHARACTER("control character or unusual blank, read as a blank"),
        ASSESSMENT("assessment, kept as a numeric glyph"),
        NO_MEANING("sign or word without a meaning for the moves, passed over"),
        RESULT_SPELLING("unusual spelling of the result"),
        CLOCK_SPELLING("unusual spelling of a clock"),
        UNREADABLE_CLOCK("clock that cannot be read, kept as a comment"),
        TEXT_AFTER_RESULT("text after the result, which belongs to no game");

        private final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    private static final int LONGEST_TEXT = 60;

    public PgnNote {
        text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }

    PgnNote andAnother() {
        return new PgnNote(kind, line, column, text, count + 1);
    }

    @Override
    public String toString() {
        return "line %d, column %d: %s: '%s'%s"
                .formatted(line, column, kind.description, text, count == 1 ? "" : " and " + (count - 1) + " more");
    }
}
