package dev.scoresheet.domain.chess.game;

import java.time.Instant;

/// Start time of a game. Early games did not record it; unknown is a value too.
public sealed interface StartedAt {

    StartedAt UNKNOWN = new Unknown();

    static StartedAt of(Instant at) {
        return new Known(at);
    }

    record Known(Instant at) implements StartedAt {}

    record Unknown() implements StartedAt {}
}
