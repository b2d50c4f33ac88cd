package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;
import java.time.Instant;
import java.util.UUID;

/// Command to a challenge. `at` is the time of the store, read once, when the request arrived.
public sealed interface ChallengeCommand {

    UUID challenge();

    Instant at();

    record SendChallenge(
            UUID challenge,
            PlayerId from,
            Addressee to,
            DrawnColour colour,
            Terms terms,
            ChallengeLife life,
            Instant at)
            implements ChallengeCommand {

        public SendChallenge {
            if (to.is(from)) {
                throw new IllegalArgumentException("a player cannot challenge themselves");
            }
        }
    }

    /// Wish of a player of an ended game for another one. The first such wish sends a challenge to the opponent, and
    /// the opponent's wish accepts it. The id of the challenge is made from the ended game, so both wishes meet.
    ///
    /// @param game ended game
    /// @param colour colour of the player in the new game
    record AskForRematch(
            UUID challenge,
            UUID game,
            PlayerId by,
            PlayerId opponent,
            DrawnColour colour,
            Terms terms,
            ChallengeLife life,
            Instant at)
            implements ChallengeCommand {

        public AskForRematch {
            if (by.equals(opponent)) {
                throw new IllegalArgumentException("a rematch needs two players, not only " + by);
            }
        }
    }

    record AcceptChallenge(UUID challenge, PlayerId by, Instant at) implements ChallengeCommand {}

    record DeclineChallenge(UUID challenge, PlayerId by, Instant at) implements ChallengeCommand {}

    record CancelChallenge(UUID challenge, PlayerId by, Instant at) implements ChallengeCommand {}

    /// End of the time of the challenge. No client sends it.
    ///
    /// @param at instant at which the challenge expires
    record ExpireChallenge(UUID challenge, Instant at) implements ChallengeCommand {}
}
