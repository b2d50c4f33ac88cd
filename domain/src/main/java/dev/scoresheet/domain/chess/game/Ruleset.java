package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.DrawPolicy;

/// Draw rules at the start of a game. The start event records them, so that they stay valid for this game when later
/// games have others.
public enum Ruleset {
    /// FIDE Laws of Chess 9.2, 9.3, 9.6: claims at three occurrences and fifty moves; end at five and seventy-five.
    FIDE,
    /// Older rules: neither the fifth repetition nor the seventy-fifth move ends a game.
    CLAIMS_ONLY;

    public DrawPolicy policy() {
        return switch (this) {
            case FIDE -> DrawPolicy.FIDE;
            case CLAIMS_ONLY -> DrawPolicy.CLAIMS_ONLY;
        };
    }
}
