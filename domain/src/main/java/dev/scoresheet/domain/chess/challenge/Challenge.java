package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import java.time.Instant;

/// State of a challenge, folded from its stream.
public sealed interface Challenge {

    record NotSent() implements Challenge {}

    /// Challenge that was sent; it is open or closed.
    record Sent(ChallengeSent sent, ChallengeStatus recorded) implements Challenge {

        /// Returns the status at an instant. A challenge whose time is over has expired, also before that is recorded.
        public ChallengeStatus statusAt(Instant at) {
            return recorded.at(at, sent.expiresAt());
        }

        /// True if the player can accept the challenge while it is open.
        boolean isFor(PlayerId player) {
            return switch (sent.to()) {
                case Addressee.OnePlayer(var one) -> one.equals(player);
                case Addressee.Anyone() -> !player.equals(sent.from());
            };
        }
    }
}
