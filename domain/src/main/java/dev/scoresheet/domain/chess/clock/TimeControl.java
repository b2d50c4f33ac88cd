package dev.scoresheet.domain.chess.clock;

import java.time.Duration;

/// Time that the players of a game have.
public sealed interface TimeControl {

    TimeControl UNTIMED = new Untimed();

    static TimeControl fischer(int initialSeconds, int incrementSeconds) {
        return new Fischer(initialSeconds, incrementSeconds);
    }

    /// Number of seconds for each side for the whole game, plus an increment after each of its moves.
    record Fischer(int initialSeconds, int incrementSeconds) implements TimeControl {

        private static final int MOST_INITIAL = 10_800;
        private static final int MOST_INCREMENT = 180;
        private static final int LEAST_AT_START = 3;

        public Fischer {
            if (initialSeconds < 0 || initialSeconds > MOST_INITIAL) {
                throw new IllegalArgumentException(
                        "the initial time is 0 to " + MOST_INITIAL + " seconds, not " + initialSeconds);
            }
            if (incrementSeconds < 0 || incrementSeconds > MOST_INCREMENT) {
                throw new IllegalArgumentException(
                        "the increment is 0 to " + MOST_INCREMENT + " seconds, not " + incrementSeconds);
            }
            if (initialSeconds == 0 && incrementSeconds == 0) {
                throw new IllegalArgumentException(
                        "initial time and increment are both 0; an untimed game has no time control");
            }
        }

        /// Returns the reading before the first move. Without initial time it is the increment, and at least three
        /// seconds: otherwise the first move would have to take no time.
        public Duration atStart() {
            return Duration.ofSeconds(initialSeconds > 0 ? initialSeconds : Math.max(LEAST_AT_START, incrementSeconds));
        }

        public Duration increment() {
            return Duration.ofSeconds(incrementSeconds);
        }

        /// Returns the time that each side has for its first move, in a game that waits for it. Another wait needs
        /// another ruleset: recorded games must keep theirs.
        public Duration firstMoveWait() {
            return Duration.ofSeconds(
                    switch (Speed.of(this)) {
                        case ULTRA_BULLET -> 15;
                        case BULLET -> 20;
                        case BLITZ -> 25;
                        case RAPID -> 30;
                        case CLASSICAL -> 35;
                        case CORRESPONDENCE, UNKNOWN ->
                            throw new IllegalStateException("a game with a clock has no such speed");
                    });
        }
    }

    /// Untimed game.
    record Untimed() implements TimeControl {}
}
