package dev.scoresheet.domain.chess.challenge;

import java.time.Instant;
import java.util.UUID;

/// State of a challenge in the process [ChallengeExpiry].
public sealed interface ExpiringChallenge {

    UUID challenge();

    /// Challenge that is not open.
    record NotOpen(UUID challenge) implements ExpiringChallenge {}

    record OpenUntil(UUID challenge, Instant expiresAt) implements ExpiringChallenge {}
}
