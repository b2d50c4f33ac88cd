package dev.scoresheet.application.chess.streams;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.StateWeight;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.SendChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeDecider;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import java.util.UUID;

/// Streams of challenges: one for each challenge, `challenge-{id}`. The game of an accepted one has the same id.
public final class ChallengeStreams {

    public static final String CATEGORY = "challenge";

    /// A challenge is sent and answered, which are two events. The rest is room for further facts.
    private static final long BUDGET = 5;

    private ChallengeStreams() {}

    public static StreamId stream(UUID challenge) {
        return new StreamId(CATEGORY, challenge.toString());
    }

    public static Aggregate<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection> aggregate() {
        return new Aggregate<>(
                        CATEGORY,
                        GameKeys.FORM,
                        ChallengeEvent.class,
                        new ChallengeDecider(),
                        command -> stream(command.challenge()),
                        SendChallenge.class::isInstance,
                        StateWeight.byEvents(ChallengeStreams::isClosed))
                .withBudget(BUDGET);
    }

    private static boolean isClosed(Challenge challenge) {
        return challenge instanceof Challenge.Sent(var _, var status) && status != ChallengeStatus.OPEN;
    }
}
