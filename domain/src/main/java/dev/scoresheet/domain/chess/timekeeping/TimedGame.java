package dev.scoresheet.domain.chess.timekeeping;

import dev.scoresheet.domain.chess.game.GameClock;
import java.util.UUID;

/// State of a game in the process [Timekeeping].
public sealed interface TimedGame {

    UUID game();

    /// Game that has no clock, or that does not run.
    record Untimed(UUID game) implements TimedGame {}

    record Ticking(UUID game, GameClock clock) implements TimedGame {}
}
