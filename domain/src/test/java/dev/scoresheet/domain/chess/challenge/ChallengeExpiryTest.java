package dev.scoresheet.domain.chess.challenge;

import static dev.scoresheet.domain.chess.challenge.ChallengeSample.BORIS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CHALLENGE;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.EXPIRES_AT;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.IN_TIME;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.accepted;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.ExpireChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeCanceled;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeDeclined;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeExpired;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.kernel.ProcessSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeExpiryTest {

    private static final String KEY = CHALLENGE.toString();
    private static final String STREAM = "challenge-" + KEY;

    private final ProcessSpec<ChessEvent, ExpiringChallenge, ChallengeCommand> open =
            ProcessSpec.of(new ChallengeExpiry()).when(STREAM, sent(Addressee.ANYONE));

    @Test
    void an_open_challenge_expires_at_the_recorded_instant() {
        open.thenNothing()
                .deadlineOf(KEY, EXPIRES_AT)
                .whenPassed(KEY)
                .then("expire", new ExpireChallenge(CHALLENGE, EXPIRES_AT));
    }

    @Test
    void a_closed_challenge_has_no_deadline_and_no_state() {
        for (var closing : List.<ChallengeEvent>of(
                accepted(BORIS, IN_TIME),
                new ChallengeDeclined(IN_TIME),
                new ChallengeCanceled(IN_TIME),
                new ChallengeExpired(EXPIRES_AT))) {
            var closed = open.when(STREAM, closing);
            closed.thenNothing().noDeadlineOf(KEY);
            assertEquals(Map.of(), closed.states());
        }
    }

    @Test
    void an_event_of_a_game_concerns_no_challenge() {
        var other = open.when("game-" + KEY, new DrawDeclined());
        other.thenNothing().deadlineOf(KEY, EXPIRES_AT);
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var ended = open.whenPassed(KEY).when(STREAM, new ChallengeExpired(EXPIRES_AT));
        assertEquals("expiry", ended.process().name());
        assertEquals(List.of("01980000-0000-7000-8000-000000000002 expire"), ended.names());
    }
}
