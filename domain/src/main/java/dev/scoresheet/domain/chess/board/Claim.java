package dev.scoresheet.domain.chess.board;

/// Reason why a player may claim a draw.
public enum Claim {
    /// The position on the board has occurred three times (FIDE Laws 9.2).
    THREEFOLD,
    /// Each side has made fifty moves without a capture or a pawn's move (FIDE Laws 9.3).
    FIFTY
}
