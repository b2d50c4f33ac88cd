package dev.scoresheet.domain.chess.pgn;

import java.util.List;

/// Entry of a file for one game: the game, or the reason why it is unreadable.
public sealed interface PgnEntry {

    /// Returns the number among the games of the file, from 1. Unreadable games count.
    int number();

    /// Returns the line on which the game begins, from 1.
    int line();

    /// @param source the game's own text without escape lines, with one blank for each run of white space. It
    ///     identifies copies of a game independent of wrapping. It ends with the line of the result, without
    ///     remarks on later lines
    /// @param notes unusual parts of the text, one note for each kind
    record Read(int number, int line, String source, PgnGame game, List<PgnNote> notes) implements PgnEntry {

        public Read {
            notes = List.copyOf(notes);
        }
    }

    record Unreadable(int number, int line, PgnProblem problem) implements PgnEntry {}
}
