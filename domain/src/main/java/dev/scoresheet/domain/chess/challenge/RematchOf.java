package dev.scoresheet.domain.chess.challenge;

import java.util.UUID;

/// Ended game that a challenge wants to repeat with changed colours, or none.
public sealed interface RematchOf {

    RematchOf NONE = new None();

    static RematchOf game(UUID game) {
        return new Game(game);
    }

    record Game(UUID game) implements RematchOf {}

    record None() implements RematchOf {}
}
