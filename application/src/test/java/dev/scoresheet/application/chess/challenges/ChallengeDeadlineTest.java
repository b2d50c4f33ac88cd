package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.process.DeadlineSpec;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeExpiry;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ChallengeSample;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.Random;

class ChallengeDeadlineTest
        extends DeadlineSpec<
                ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection, ChessEvent, ExpiringChallenge> {

    @Override
    protected ProcessManager<ChessEvent, ExpiringChallenge, ChallengeCommand> process() {
        return new ChallengeExpiry();
    }

    @Override
    protected ReactionTarget<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection, ChessEvent> target() {
        return ChessTopology.toChallenges();
    }

    @Override
    protected ChallengeCommand command(Random random, Instant now) {
        return ChallengeSample.random(random, now);
    }
}
