package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Position;

/// Outcome of reading a FEN.
public sealed interface FenReading {

    record Read(Position position) implements FenReading {}

    /// Reason why there is no position. The detail names the field, its value and the error.
    record FenProblem(Kind kind, String detail) implements FenReading {}

    /// Field with the error, or rule that all fields together break.
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
