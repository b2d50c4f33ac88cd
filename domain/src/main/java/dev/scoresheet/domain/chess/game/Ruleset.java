package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.DrawPolicy;

/// The rules of drawing that a game began under. They are recorded with its start, so that a game is judged by them
/// for ever, whatever later games are judged by.
public enum Ruleset {
    /// FIDE Laws of Chess 9.2, 9.3, 9.6: claims at three times and fifty moves, the end at five and seventy-five.
    FIDE,
    /// Neither the fifth repetition nor the seventy-fifth move ends a game: the rules before those came.
    CLAIMS_ONLY;

    public DrawPolicy policy() {
        return switch (this) {
            case FIDE -> DrawPolicy.FIDE;
            case CLAIMS_ONLY -> DrawPolicy.CLAIMS_ONLY;
        };
    }
}
