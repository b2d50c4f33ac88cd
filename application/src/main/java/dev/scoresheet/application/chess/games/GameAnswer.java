package dev.scoresheet.application.chess.games;

/// Answer to a query for a game.
public sealed interface GameAnswer {

    record Found(GameView view) implements GameAnswer {}

    record NoSuchGame() implements GameAnswer {}

    /// No game existed yet: the query names version 0, or a time before the first event was recorded.
    record NotStartedYet() implements GameAnswer {}

    /// @param version the version of the head
    /// @param ply number of half-moves of the line at the head
    record BeyondHead(long version, int ply) implements GameAnswer {}
}
