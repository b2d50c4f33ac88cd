package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.time.Instant;

/// Event of a challenge. Its stream has two events at most: the first one opens it, the second one closes it.
public sealed interface ChallengeEvent extends ChessEvent {

    /// @param colour colour that the challenger wanted
    /// @param side side that the challenger got, by the draw if any would do
    /// @param start first position in FEN; Shredder-FEN makes it a game of Chess960
    /// @param expiresAt first instant at which the challenge is no longer open
    record ChallengeSent(
            PlayerId from,
            Addressee to,
            TimeControl timeControl,
            ColourChoice colour,
            Side side,
            boolean rated,
            String start,
            RematchOf rematchOf,
            Instant createdAt,
            Instant expiresAt)
            implements ChallengeEvent {}

    /// Event that closes the challenge.
    sealed interface Closing extends ChallengeEvent {}

    /// Acceptance. It carries everything that the start of the game needs.
    record ChallengeAccepted(
            PlayerId by,
            PlayerId white,
            PlayerId black,
            TimeControl timeControl,
            boolean rated,
            String start,
            RematchOf rematchOf,
            Instant acceptedAt)
            implements Closing {}

    record ChallengeDeclined(Instant at) implements Closing {}

    record ChallengeCanceled(Instant at) implements Closing {}

    /// End of the time of the challenge. It carries the instant of the end, however late it was recorded.
    record ChallengeExpired(Instant at) implements Closing {}
}
