package dev.scoresheet.domain.chess.archive;

/// The time control that the file states. History knows more kinds than this server plays, so any number goes;
/// what is neither of these forms stays in the `TimeControl` tag alone.
public sealed interface StatedTimeControl {

    /// The whole game in so many seconds, with a gift for each move.
    record Fischer(int initialSeconds, int incrementSeconds) implements StatedTimeControl {}

    /// Days a move, or no clock at all: the tag `-`.
    record Correspondence() implements StatedTimeControl {}

    record Unstated() implements StatedTimeControl {}
}
