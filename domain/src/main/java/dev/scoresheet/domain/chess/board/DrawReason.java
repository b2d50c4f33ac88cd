package dev.scoresheet.domain.chess.board;

/// Reason why a game is drawn without a claim. The rules check the reasons in this order.
public enum DrawReason {
    /// Neither side has the men to mate (FIDE Laws 5.2.2, as far as [Material] sees it).
    DEAD_POSITION,
    /// The position has occurred five times (FIDE Laws 9.6.1).
    FIVEFOLD,
    /// The position has occurred three times, on sites that need no claim.
    THREEFOLD,
    /// Each side has made seventy-five moves without a capture or a pawn's move (FIDE Laws 9.6.2).
    SEVENTY_FIVE,
    /// Each side has made fifty such moves, on sites that need no claim.
    FIFTY
}
