package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Status;
import java.time.Instant;

/// Reason why a challenge rejects a command.
public sealed interface ChallengeRejection {

    record NoSuchChallenge() implements ChallengeRejection {}

    record AlreadySent() implements ChallengeRejection {}

    /// The game would be over in its start position.
    record NoGameToPlay(Status status) implements ChallengeRejection {}

    /// Another player has to do this: the receiver accepts and refuses, the challenger cancels.
    record NotYours(PlayerId player) implements ChallengeRejection {}

    record ChallengeClosed(ChallengeStatus status) implements ChallengeRejection {}

    /// @param expiresAt first instant at which the challenge expires
    record NotExpiredYet(Instant expiresAt) implements ChallengeRejection {}
}
