package dev.scoresheet.application.chess.games;

/// What the question for a game finds.
public sealed interface GameAnswer {

    record Found(GameView view) implements GameAnswer {}

    record NoSuchGame() implements GameAnswer {}

    /// At version 0, or before its first event was recorded, there was no game.
    record NotStartedYet() implements GameAnswer {}

    /// @param version of the head
    /// @param ply half-moves of the line at the head
    record BeyondHead(long version, int ply) implements GameAnswer {}
}
