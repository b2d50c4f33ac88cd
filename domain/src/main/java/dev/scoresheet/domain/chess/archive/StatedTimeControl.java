package dev.scoresheet.domain.chess.archive;

import dev.scoresheet.domain.chess.clock.Speed;

/// Time control that the file states. History has more kinds than this server plays, so any number is valid. Other
/// forms than these stay only in the `TimeControl` tag.
public sealed interface StatedTimeControl {

    /// Number of seconds for the whole game, plus an increment for each move.
    record Fischer(int initialSeconds, int incrementSeconds) implements StatedTimeControl {}

    /// Correspondence: days a move, or no clock at all (the tag value `-`).
    record Correspondence() implements StatedTimeControl {}

    record Unstated() implements StatedTimeControl {}

    default Speed speed() {
        return switch (this) {
            case Fischer(var initial, var increment) -> Speed.of(initial, increment);
            case Correspondence _ -> Speed.CORRESPONDENCE;
            case Unstated _ -> Speed.UNKNOWN;
        };
    }
}
