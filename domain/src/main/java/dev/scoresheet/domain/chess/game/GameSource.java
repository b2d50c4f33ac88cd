package dev.scoresheet.domain.chess.game;

/// How two players came to a game.
public enum GameSource {
    DIRECT,
    CHALLENGE,
    LOBBY,
    ARENA,
    REMATCH,
    /// From a time when it was not recorded.
    UNKNOWN
}
