package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.ColourChoice;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Instant;
import java.util.Optional;

/// Challenge as a client sees it. The draw of a random colour stays hidden until the game starts.
///
/// @param start starting position in FEN, with Shredder's letters for Chess960
public record ChallengeView(
        PlayerId from,
        Addressee to,
        ColourChoice colour,
        TimeControl timeControl,
        boolean rated,
        String start,
        RematchOf rematchOf,
        Instant createdAt,
        Instant expiresAt,
        ChallengeStatus status) {

    /// Returns the view with the recorded status; empty if there is no such challenge.
    public static Optional<ChallengeView> of(Challenge challenge) {
        return switch (challenge) {
            case Challenge.NotSent() -> Optional.empty();
            case Challenge.Sent(var sent, var recorded) -> Optional.of(of(sent, recorded));
        };
    }

    static ChallengeView of(ChallengeSent sent, ChallengeStatus status) {
        return new ChallengeView(
                sent.from(),
                sent.to(),
                sent.colour(),
                sent.timeControl(),
                sent.rated(),
                sent.start(),
                sent.rematchOf(),
                sent.createdAt(),
                sent.expiresAt(),
                status);
    }

    ChallengeView with(ChallengeStatus other) {
        return new ChallengeView(from, to, colour, timeControl, rated, start, rematchOf, createdAt, expiresAt, other);
    }

    /// Returns the status at an instant. A challenge whose time is over has expired, also before that is recorded.
    public ChallengeStatus statusAt(Instant at) {
        return status.at(at, expiresAt);
    }

    public Speed speed() {
        return Speed.of(timeControl);
    }
}
