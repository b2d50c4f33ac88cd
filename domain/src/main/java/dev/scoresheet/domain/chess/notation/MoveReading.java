package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Move;
import java.util.List;

/// Outcome of reading a move, in SAN or UCI, in a position.
public sealed interface MoveReading {

    record Read(Move move) implements MoveReading {}

    /// The text is a move, but not a legal one in this position.
    record Illegal(String text) implements MoveReading {}

    /// Several legal moves fit the text.
    record Ambiguous(String text, List<Move> candidates) implements MoveReading {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /// The text is no move in this notation.
    record Unreadable(String text) implements MoveReading {}
}
