package dev.scoresheet.domain.chess.game;

/// Origin of the pairing of two players.
public enum GameSource {
    DIRECT,
    CHALLENGE,
    LOBBY,
    ARENA,
    REMATCH,
    /// The game dates from a time when the source was not recorded.
    UNKNOWN;

    /// True if each side has a limited time for its first move, in a game with a clock.
    public boolean limitsFirstMoves() {
        return switch (this) {
            case CHALLENGE, REMATCH -> true;
            case DIRECT, LOBBY, ARENA, UNKNOWN -> false;
        };
    }
}
