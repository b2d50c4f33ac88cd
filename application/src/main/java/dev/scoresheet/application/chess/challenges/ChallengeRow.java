package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import java.util.Optional;

/// Challenge in the read model.
///
/// @param opponent player that the challenge was sent to, or that accepted it; empty for an open one
/// @param position position of its first event, which defines the order of challenges
/// @param version number of its events
/// @param lastPosition position of its last event
public record ChallengeRow(
        ChallengeView challenge, Optional<PlayerId> opponent, long position, long version, long lastPosition) {

    static ChallengeRow sent(ChallengeView challenge, long position) {
        var opponent = switch (challenge.to()) {
            case Addressee.OnePlayer(var player) -> Optional.of(player);
            case Addressee.Anyone() -> Optional.<PlayerId>empty();
        };
        return new ChallengeRow(challenge, opponent, position, 1, position);
    }

    ChallengeRow accepted(PlayerId by, long at) {
        return new ChallengeRow(challenge.with(ChallengeStatus.ACCEPTED), Optional.of(by), position, version + 1, at);
    }

    ChallengeRow closed(ChallengeStatus status, long at) {
        return new ChallengeRow(challenge.with(status), opponent, position, version + 1, at);
    }
}
