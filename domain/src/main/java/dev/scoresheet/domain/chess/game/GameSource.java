package dev.scoresheet.domain.chess.game;

/// Origin of the pairing of two players.
public enum GameSource {
    DIRECT,
    CHALLENGE,
    LOBBY,
    ARENA,
    REMATCH,
    /// The game dates from a time when the source was not recorded.
    UNKNOWN
}
