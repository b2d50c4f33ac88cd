package dev.scoresheet.domain.chess.challenge;

import java.time.Instant;
import java.util.Optional;

/// Status of a challenge. Clients see the words and read models store them, so they must never change.
public enum ChallengeStatus {
    OPEN("open"),
    ACCEPTED("accepted"),
    REFUSED("refused"),
    CANCELLED("cancelled"),
    EXPIRED("expired");

    private final String word;

    ChallengeStatus(String word) {
        this.word = word;
    }

    /// Returns the status at an instant. A challenge whose time is over has expired, also before that is recorded.
    public ChallengeStatus at(Instant now, Instant expiresAt) {
        return this == OPEN && !now.isBefore(expiresAt) ? EXPIRED : this;
    }

    public String word() {
        return word;
    }

    public static Optional<ChallengeStatus> of(String word) {
        for (var status : values()) {
            if (status.word.equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
