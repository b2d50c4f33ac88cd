package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Position;

/// What became of reading a FEN.
public sealed interface FenReading {

    record Read(Position position) implements FenReading {}

    /// Why there is no position. The detail names the field, its value and what is wrong with it.
    record FenProblem(Kind kind, String detail) implements FenReading {}

    /// The field, or the rule that all fields together break.
    enum Kind {
        FIELDS,
        PLACEMENT,
        TURN,
        CASTLING,
        EN_PASSANT,
        HALF_MOVE_CLOCK,
        MOVE_NUMBER,
        KINGS,
        PAWNS,
        MEN,
        OPPONENT_IN_CHECK,
        IMPOSSIBLE_CHECK
    }
}
