package dev.scoresheet.domain.chess.opening;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;

/// Line of a table of openings: `eco`, `name` and `pgn`, separated by tabs, in the format of
/// lichess-org/chess-openings.
public sealed interface OpeningLine {

    /// @param position position after the line's moves
    record Read(Opening opening, Position position) implements OpeningLine {}

    record Wrong(String problem) implements OpeningLine {}

    static OpeningLine read(String line) {
        var columns = line.split("\t", -1);
        if (columns.length != 3) {
            return new Wrong(
                    "a line has the columns eco, name and pgn, separated by tabs, not " + columns.length + " columns");
        }
        Opening opening;
        try {
            opening = new Opening(columns[0], columns[1]);
        } catch (IllegalArgumentException wrong) {
            return new Wrong(String.valueOf(wrong.getMessage()));
        }
        return play(opening, columns[2]);
    }

    private static OpeningLine play(Opening opening, String pgn) {
        var position = Position.initial();
        int played = 0;
        for (var word : pgn.strip().split(" +")) {
            if (word.matches("\\d{1,3}\\.{1,3}")) {
                continue;
            }
            if (!(San.read(word, position) instanceof MoveReading.Read(var move))) {
                return new Wrong("half-move " + (played + 1) + ", '" + word + "', is not a legal move");
            }
            position = position.play(move);
            played++;
        }
        return played == 0 ? new Wrong("the line has no moves") : new Read(opening, position);
    }
}
