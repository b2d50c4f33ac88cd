package dev.scoresheet.domain.chess.board;

/// A draw that a player may claim.
public enum Claim {
    /// The position on the board has occurred three times (FIDE Laws 9.2).
    THREEFOLD,
    /// Fifty moves by each side without a capture or a pawn's move (FIDE Laws 9.3).
    FIFTY
}
