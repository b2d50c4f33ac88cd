package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Challenge;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Query of one challenge by its id, from its stream. So an answer contains every command that is done.
public record ChallengeLookup(EventStore<ChessEvent> store) {

    /// Returns the challenge with its version and position; empty state if there is no such challenge.
    ///
    /// @param now time at which the status is shown: a challenge whose time is over has expired
    public StreamState<Optional<ChallengeView>> challenge(UUID id, Instant now) {
        return StreamState.of(ChallengeStreams.aggregate(), store.read(ChallengeStreams.stream(id)))
                .map(challenge -> view(challenge, now));
    }

    private static Optional<ChallengeView> view(Challenge challenge, Instant now) {
        return switch (challenge) {
            case Challenge.NotSent() -> Optional.empty();
            case Challenge.Sent sent -> Optional.of(ChallengeView.of(sent.sent(), sent.statusAt(now)));
        };
    }
}
