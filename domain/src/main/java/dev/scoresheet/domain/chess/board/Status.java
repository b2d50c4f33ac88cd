package dev.scoresheet.domain.chess.board;

/// Status of a game by the board alone: if it is over, and the reason. Excludes resignation, agreement and clocks.
public sealed interface Status {

    record Ongoing() implements Status {}

    record Checkmate(Side winner) implements Status {}

    record Stalemate() implements Status {}

    record Drawn(DrawReason reason) implements Status {}
}
