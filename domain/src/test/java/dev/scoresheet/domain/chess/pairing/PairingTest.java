package dev.scoresheet.domain.chess.pairing;

import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ANNA;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.BORIS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CHALLENGE;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CLOCK;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ENDED_GAME;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.IN_TIME;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.accepted;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeCanceled;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.kernel.ProcessSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairingTest {

    private static final String KEY = CHALLENGE.toString();
    private static final String STREAM = "challenge-" + KEY;
    private static final String CHESS960 = "4k3/8/8/8/8/8/8/1R2K1R1 w GB - 0 1";

    private final ProcessSpec<ChessEvent, PairedChallenge, GameCommand> pairing = ProcessSpec.of(new Pairing());

    @Test
    void an_accepted_challenge_starts_the_game_with_its_own_id_at_the_instant_of_the_acceptance() {
        var paired = pairing.when(STREAM, sent(Addressee.ANYONE))
                .thenNothing()
                .when(STREAM, accepted(BORIS, IN_TIME))
                .then(
                        "start",
                        new StartGame(
                                CHALLENGE,
                                BORIS,
                                ANNA,
                                CLOCK,
                                true,
                                Position.initial(),
                                GameSource.CHALLENGE,
                                Ruleset.FIDE,
                                IN_TIME));
        assertEquals(Map.of(), paired.states());
    }

    @Test
    void a_rematch_has_its_own_source_and_any_start() {
        pairing.when(
                        STREAM,
                        new ChallengeAccepted(
                                BORIS,
                                ANNA,
                                BORIS,
                                TimeControl.UNTIMED,
                                false,
                                CHESS960,
                                RematchOf.game(ENDED_GAME),
                                IN_TIME))
                .then(
                        "start",
                        new StartGame(
                                CHALLENGE,
                                ANNA,
                                BORIS,
                                TimeControl.UNTIMED,
                                false,
                                ((FenReading.Read) Fen.parse(CHESS960)).position(),
                                GameSource.REMATCH,
                                Ruleset.FIDE,
                                IN_TIME));
    }

    @Test
    void a_challenge_that_is_not_accepted_starts_no_game() {
        var cancelled = pairing.when(STREAM, sent(Addressee.ANYONE)).when(STREAM, new ChallengeCanceled(IN_TIME));
        assertEquals(List.of(), cancelled.names());
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var paired = pairing.when(STREAM, accepted(BORIS, IN_TIME));
        assertEquals("pairing", paired.process().name());
        assertEquals(List.of("01980000-0000-7000-8000-000000000002 start"), paired.names());
    }
}
