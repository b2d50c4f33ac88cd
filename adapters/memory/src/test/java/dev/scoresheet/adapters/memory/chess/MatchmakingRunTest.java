package dev.scoresheet.adapters.memory.chess;

import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ANNA;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.BORIS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CHALLENGE;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.rematch;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeExpired;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.ChallengeClosed;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.StartedAt;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The processes of matchmaking and pairing with the aggregates that they command.
class MatchmakingRunTest {

    private SteppedSystem<ChessEvent> chess = chess(1);

    private static SteppedSystem<ChessEvent> chess(int partitions) {
        return new SteppedSystem<>(
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all()),
                ChessEventTypes.codec(),
                partitions);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void an_accepted_challenge_starts_one_game_with_its_own_id(int partitions) {
        chess = chess(partitions);
        done(send(Addressee.ANYONE, chess.now()));
        chess.pass(Duration.ofSeconds(30));
        var acceptedAt = chess.now();
        done(new AcceptChallenge(CHALLENGE, BORIS, acceptedAt));
        chess.pass(Duration.ofSeconds(3));
        chess.untilQuiet();

        var started = assertInstanceOf(GameStarted.class, game().getFirst());
        assertEquals(BORIS, started.white());
        assertEquals(ANNA, started.black());
        assertEquals(GameSource.CHALLENGE, started.source());
        assertEquals(StartedAt.of(acceptedAt), started.startedAt());

        chess.restart();
        chess.pass(Duration.ofDays(1));
        chess.untilQuiet();
        assertEquals(List.of(started), startsOf(game()));
        assertEquals(2, challenge().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void an_open_challenge_expires_once(int partitions) {
        chess = chess(partitions);
        var expiresAt = chess.now().plus(ChallengeLife.USUAL.time());
        done(send(Addressee.player(BORIS), chess.now()));
        assertEquals(Optional.of(expiresAt), chess.toNextDeadline());
        assertEquals(new ChallengeExpired(expiresAt), challenge().getLast());

        chess.restart();
        assertEquals(Optional.empty(), chess.toNextDeadline());
        assertEquals(2, challenge().size());
        assertEquals(List.of(), game());
    }

    /// The acceptance is refused although the timer is late. The timer then records the expiry.
    @Test
    void a_late_acceptance_finds_the_challenge_expired() {
        var expiresAt = chess.now().plus(ChallengeLife.USUAL.time());
        done(send(Addressee.player(BORIS), chess.now()));
        chess.untilQuiet();
        chess.pass(ChallengeLife.USUAL.time());
        var refused = assertInstanceOf(Rejected.class, handle(new AcceptChallenge(CHALLENGE, BORIS, chess.now())));
        assertEquals(new ChallengeClosed(ChallengeStatus.EXPIRED), refused.rejection());
        assertEquals(1, challenge().size());
        chess.pass(Duration.ofSeconds(1));
        chess.untilQuiet();
        assertEquals(new ChallengeExpired(expiresAt), challenge().getLast());
        assertEquals(List.of(), game());
    }

    @Test
    void two_wishes_for_a_rematch_start_one_game() {
        done(rematch(BORIS, chess.now()));
        done(rematch(ANNA, chess.now()));
        done(rematch(BORIS, chess.now()));
        chess.untilQuiet();
        assertInstanceOf(ChallengeAccepted.class, challenge().getLast());
        var started = assertInstanceOf(GameStarted.class, game().getFirst());
        assertEquals(GameSource.REMATCH, started.source());
        assertEquals(ANNA, started.white());
        assertEquals(1, startsOf(game()).size());
    }

    private List<ChessEvent> challenge() {
        return chess.events(ChallengeStreams.stream(CHALLENGE));
    }

    private List<ChessEvent> game() {
        return chess.events(GameStreams.stream(CHALLENGE));
    }

    private static List<ChessEvent> startsOf(List<ChessEvent> game) {
        return game.stream().filter(GameStarted.class::isInstance).toList();
    }

    private void done(ChallengeCommand command) {
        assertInstanceOf(Done.class, handle(command));
    }

    private Outcome<Challenge, ChallengeRejection> handle(ChallengeCommand command) {
        return new DeciderCommandHandler<>(ChallengeStreams.aggregate(), chess.store())
                .handle(
                        command,
                        CommandContext.fresh(Metadata.of(UUID.randomUUID().toString())));
    }
}
