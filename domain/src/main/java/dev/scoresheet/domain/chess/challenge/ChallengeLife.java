package dev.scoresheet.domain.chess.challenge;

import java.time.Duration;

/// Time for which a new challenge stays open.
public record ChallengeLife(Duration time) {

    public static final Duration LEAST = Duration.ofSeconds(1);
    public static final Duration MOST = Duration.ofDays(1);
    public static final ChallengeLife USUAL = new ChallengeLife(Duration.ofMinutes(10));

    public ChallengeLife {
        if (time.compareTo(LEAST) < 0 || time.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a challenge stays open for " + LEAST.toSeconds() + " to "
                    + MOST.toSeconds() + " seconds, not " + time);
        }
    }
}
