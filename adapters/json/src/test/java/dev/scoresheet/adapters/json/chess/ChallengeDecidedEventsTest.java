package dev.scoresheet.adapters.json.chess;

import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ANNA;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.BORIS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CHALLENGE;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.EXPIRES_AT;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.SENT_AT;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.rematch;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.send;

import dev.scoresheet.adapters.json.kernel.DecidedEventsContract;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.CancelChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.DeclineChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.ExpireChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeDecider;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ChallengeDecidedEventsTest extends DecidedEventsContract<Challenge, ChallengeEvent, ChessEvent> {

    /// Time that no unit of a clock divides.
    private static final Instant ODD = SENT_AT.plus(Duration.ofNanos(1_234_567_891));

    private final ChallengeDecider decider = new ChallengeDecider();

    @Override
    protected EventCodec<ChessEvent> codec() {
        return ChessEventTypes.codec();
    }

    @Override
    protected Class<ChallengeEvent> family() {
        return ChallengeEvent.class;
    }

    @Override
    protected Decider<?, Challenge, ChallengeEvent, ?> decider() {
        return decider;
    }

    @Override
    protected List<List<? extends ChallengeEvent>> histories() {
        return List.of(
                events(send(Addressee.player(BORIS), ODD), new AcceptChallenge(CHALLENGE, BORIS, ODD)),
                events(send(Addressee.player(BORIS), ODD), new DeclineChallenge(CHALLENGE, BORIS, ODD)),
                events(send(Addressee.ANYONE, ODD), new CancelChallenge(CHALLENGE, ANNA, ODD)),
                events(send(Addressee.ANYONE, SENT_AT), new ExpireChallenge(CHALLENGE, EXPIRES_AT)),
                events(rematch(ANNA, ODD), rematch(BORIS, ODD)));
    }

    private List<ChallengeEvent> events(ChallengeCommand... commands) {
        var all = new ArrayList<ChallengeEvent>();
        var challenge = decider.initial();
        for (var command : commands) {
            var decision = decider.decide(command, challenge);
            var decided = ((Decision.Accepted<ChallengeEvent, ChallengeRejection>) decision).events();
            for (var event : decided) {
                challenge = decider.evolve(challenge, event);
            }
            all.addAll(decided);
        }
        return all;
    }
}
