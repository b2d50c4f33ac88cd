package dev.scoresheet.domain.chess.pgn;

import java.util.List;

/// What a file has in place of one game: the game, or the reason why it cannot be read.
public sealed interface PgnEntry {

    /// The place among the games of the file, from 1. Unreadable ones count.
    int number();

    /// The line on which the game begins, from 1.
    int line();

    /// @param source the game's own text, with one blank for each run of white space, without escape lines:
    ///     what makes two copies of a game the same, however they are wrapped. It ends with the line of the
    ///     result; remarks on later lines are no part of it
    /// @param notes unusual parts of the text, one note for each kind
    record Read(int number, int line, String source, PgnGame game, List<PgnNote> notes) implements PgnEntry {

        public Read {
            notes = List.copyOf(notes);
        }
    }

    record Unreadable(int number, int line, PgnProblem problem) implements PgnEntry {}
}
