package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.challenge.Challenge.NotSent;
import dev.scoresheet.domain.chess.challenge.Challenge.Sent;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AskForRematch;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.CancelChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.DeclineChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.ExpireChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.SendChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeCanceled;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeDeclined;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeExpired;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.AlreadySent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.ChallengeClosed;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoGameToPlay;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoSuchChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotExpiredYet;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotYours;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Rules of a challenge: it is answered once, by the right player, before it expires.
///
/// Each command sees the expiry at its own instant. So no answer depends on how late the expiry is recorded.
public final class ChallengeDecider
        implements Decider<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection> {

    @Override
    public Challenge initial() {
        return new NotSent();
    }

    @Override
    public Decision<ChallengeEvent, ChallengeRejection> decide(ChallengeCommand command, Challenge state) {
        return switch (state) {
            case NotSent() ->
                switch (command) {
                    case SendChallenge send -> send(sent(send), send.terms());
                    case AskForRematch ask -> send(sent(ask), ask.terms());
                    case AcceptChallenge _, DeclineChallenge _, CancelChallenge _, ExpireChallenge _ ->
                        Decision.reject(new NoSuchChallenge());
                };
            case Sent challenge ->
                switch (command) {
                    case SendChallenge _ -> Decision.reject(new AlreadySent());
                    case AskForRematch(var _, var _, var by, var _, var _, var _, var _, var at) ->
                        rematch(challenge, by, at);
                    case AcceptChallenge(var _, var by, var at) ->
                        challenge.isFor(by)
                                ? close(challenge, at, accepted(challenge.sent(), by, at))
                                : Decision.reject(new NotYours(by));
                    case DeclineChallenge(var _, var by, var at) ->
                        challenge.sent().to().is(by)
                                ? close(challenge, at, new ChallengeDeclined(millis(at)))
                                : Decision.reject(new NotYours(by));
                    case CancelChallenge(var _, var by, var at) ->
                        challenge.sent().from().equals(by)
                                ? close(challenge, at, new ChallengeCanceled(millis(at)))
                                : Decision.reject(new NotYours(by));
                    case ExpireChallenge(var _, var at) -> expire(challenge, at);
                };
        };
    }

    private static ChallengeSent sent(SendChallenge send) {
        return sent(send.from(), send.to(), send.colour(), send.terms(), RematchOf.NONE, send.life(), send.at());
    }

    private static ChallengeSent sent(AskForRematch ask) {
        return sent(
                ask.by(),
                Addressee.player(ask.opponent()),
                ask.colour(),
                ask.terms(),
                RematchOf.game(ask.game()),
                ask.life(),
                ask.at());
    }

    private static ChallengeSent sent(
            PlayerId from,
            Addressee to,
            DrawnColour colour,
            Terms terms,
            RematchOf rematchOf,
            ChallengeLife life,
            Instant at) {
        var createdAt = millis(at);
        return new ChallengeSent(
                from,
                to,
                terms.timeControl(),
                colour.asked(),
                colour.side(),
                terms.rated(),
                terms.startText(),
                rematchOf,
                createdAt,
                millis(createdAt.plus(life.time())));
    }

    private static Decision<ChallengeEvent, ChallengeRejection> send(ChallengeSent sent, Terms terms) {
        var status = GameLine.start(terms.start()).status(DrawPolicy.FIDE);
        return status instanceof Status.Ongoing ? Decision.accept(sent) : Decision.reject(new NoGameToPlay(status));
    }

    /// Accepts the opponent's wish. A wish that is fulfilled or was sent before changes nothing.
    private static Decision<ChallengeEvent, ChallengeRejection> rematch(Sent challenge, PlayerId by, Instant at) {
        var sent = challenge.sent();
        if (!sent.from().equals(by) && !sent.to().is(by)) {
            return Decision.reject(new NotYours(by));
        }
        var status = challenge.statusAt(at);
        return switch (status) {
            case OPEN -> sent.to().is(by) ? Decision.accept(accepted(sent, by, at)) : Decision.nothing();
            case ACCEPTED -> Decision.nothing();
            case REFUSED, CANCELLED, EXPIRED -> Decision.reject(new ChallengeClosed(status));
        };
    }

    private static Decision<ChallengeEvent, ChallengeRejection> close(
            Sent challenge, Instant at, ChallengeEvent closing) {
        var status = challenge.statusAt(at);
        return status == ChallengeStatus.OPEN ? Decision.accept(closing) : Decision.reject(new ChallengeClosed(status));
    }

    private static Decision<ChallengeEvent, ChallengeRejection> expire(Sent challenge, Instant at) {
        var expiresAt = challenge.sent().expiresAt();
        if (challenge.recorded() != ChallengeStatus.OPEN) {
            return Decision.reject(new ChallengeClosed(challenge.recorded()));
        }
        return at.isBefore(expiresAt)
                ? Decision.reject(new NotExpiredYet(expiresAt))
                : Decision.accept(new ChallengeExpired(expiresAt));
    }

    private static ChallengeAccepted accepted(ChallengeSent sent, PlayerId by, Instant at) {
        var challengerIsWhite = sent.side() == Side.WHITE;
        return new ChallengeAccepted(
                by,
                challengerIsWhite ? sent.from() : by,
                challengerIsWhite ? by : sent.from(),
                sent.timeControl(),
                sent.rated(),
                sent.start(),
                sent.rematchOf(),
                millis(at));
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Challenge evolve(Challenge state, ChallengeEvent event) {
        return switch (state) {
            case NotSent() -> {
                if (event instanceof ChallengeSent sent) {
                    yield new Sent(sent, ChallengeStatus.OPEN);
                }
                throw new IllegalStateException("a challenge that was not sent cannot take " + event);
            }
            case Sent(var sent, var recorded) -> {
                if (event instanceof ChallengeEvent.Closing closing && recorded == ChallengeStatus.OPEN) {
                    yield new Sent(sent, status(closing));
                }
                throw new IllegalStateException("a challenge that is " + recorded.word() + " cannot take " + event);
            }
        };
    }

    private static ChallengeStatus status(ChallengeEvent.Closing closing) {
        return switch (closing) {
            case ChallengeAccepted _ -> ChallengeStatus.ACCEPTED;
            case ChallengeDeclined _ -> ChallengeStatus.REFUSED;
            case ChallengeCanceled _ -> ChallengeStatus.CANCELLED;
            case ChallengeExpired _ -> ChallengeStatus.EXPIRED;
        };
    }
}
