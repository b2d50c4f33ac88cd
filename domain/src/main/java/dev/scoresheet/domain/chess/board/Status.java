package dev.scoresheet.domain.chess.board;

/// What the board alone says about a game: whether it is over, and how. Resignation, agreement and clocks are
/// not the board's business.
public sealed interface Status {

    record Ongoing() implements Status {}

    record Checkmate(Side winner) implements Status {}

    record Stalemate() implements Status {}

    record Drawn(DrawReason reason) implements Status {}
}
