package dev.scoresheet.domain.chess.board;

/// Why a game is drawn by itself, without anybody's claim, in the order in which the reasons are looked at.
public enum DrawReason {
    /// Neither side has the men to mate (FIDE Laws 5.2.2, as far as [Material] sees it).
    DEAD_POSITION,
    /// The position has occurred five times (FIDE Laws 9.6.1).
    FIVEFOLD,
    /// The same at three times, on sites that do not wait for a claim.
    THREEFOLD,
    /// Seventy-five moves by each side without a capture or a pawn's move (FIDE Laws 9.6.2).
    SEVENTY_FIVE,
    /// The same at fifty moves, on sites that do not wait for a claim.
    FIFTY
}
