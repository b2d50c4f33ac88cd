package dev.scoresheet.domain.chess.clock;

import java.util.Optional;

/// Speed of a game, by the seconds that a player would have for forty moves. It is derived, so that a category can be
/// split later without a change of history.
public enum Speed {
    ULTRA_BULLET("ultraBullet", 30),
    BULLET("bullet", 180),
    BLITZ("blitz", 480),
    RAPID("rapid", 1500),
    CLASSICAL("classical", Long.MAX_VALUE),
    /// Days per move, or no clock.
    CORRESPONDENCE("correspondence", 0),
    /// The file does not state the time control.
    UNKNOWN("unknown", 0);

    private final String word;
    private final long below;

    Speed(String word, long below) {
        this.word = word;
        this.below = below;
    }

    public String word() {
        return word;
    }

    public static Optional<Speed> of(String word) {
        for (var speed : values()) {
            if (speed.word.equals(word)) {
                return Optional.of(speed);
            }
        }
        return Optional.empty();
    }

    public static Speed of(TimeControl control) {
        return switch (control) {
            case TimeControl.Fischer(var initial, var increment) -> of(initial, increment);
            case TimeControl.Untimed _ -> CORRESPONDENCE;
        };
    }

    /// Returns the speed of any clock that was ever set, also of one that this server does not play.
    public static Speed of(long initialSeconds, long incrementSeconds) {
        var seconds = initialSeconds + 40 * incrementSeconds;
        for (var speed : values()) {
            if (seconds < speed.below) {
                return speed;
            }
        }
        return CLASSICAL;
    }
}
