package dev.scoresheet.domain.chess.challenge;

import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ANNA;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.BORIS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CHALLENGE;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CLARA;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.CLOCK;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.ENDED_GAME;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.EXPIRES_AT;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.IN_TIME;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.SENT_AT;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.TERMS;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.USUAL;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.accepted;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.rematch;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.send;
import static dev.scoresheet.domain.chess.challenge.ChallengeSample.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
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
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.kernel.DeciderSpec;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChallengeDeciderTest {

    private static final Decision<ChallengeEvent, ChallengeRejection> NO_SUCH = no(new NoSuchChallenge());
    private static final ChallengeSent TO_BORIS = sent(Addressee.player(BORIS));
    private static final ChallengeSent TO_ANYONE = sent(Addressee.ANYONE);

    private final DeciderSpec<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection> challenge =
            DeciderSpec.of(new ChallengeDecider());

    /// One answer of the table below.
    private record Answer(
            List<ChallengeEvent> history,
            ChallengeCommand command,
            Decision<ChallengeEvent, ChallengeRejection> expected) {}

    @TestFactory
    Stream<DynamicTest> every_command_has_its_answer_in_every_state() {
        return Stream.of(toOnePlayer(), toAnyone(), closed())
                .flatMap(rows -> rows)
                .map(row -> DynamicTest.dynamicTest(
                        row.history() + ", " + row.command(),
                        () -> assertEquals(
                                row.expected(),
                                challenge
                                        .given(row.history())
                                        .when(row.command())
                                        .decision())));
    }

    private static Stream<Answer> toOnePlayer() {
        List<ChallengeEvent> none = List.of();
        List<ChallengeEvent> open = List.of(TO_BORIS);
        return Stream.of(
                new Answer(none, send(Addressee.player(BORIS), SENT_AT), yes(TO_BORIS)),
                new Answer(none, new AcceptChallenge(CHALLENGE, BORIS, IN_TIME), NO_SUCH),
                new Answer(none, new DeclineChallenge(CHALLENGE, BORIS, IN_TIME), NO_SUCH),
                new Answer(none, new CancelChallenge(CHALLENGE, ANNA, IN_TIME), NO_SUCH),
                new Answer(none, new ExpireChallenge(CHALLENGE, EXPIRES_AT), NO_SUCH),
                new Answer(open, send(Addressee.player(BORIS), SENT_AT), no(new AlreadySent())),
                new Answer(open, new AcceptChallenge(CHALLENGE, BORIS, IN_TIME), yes(accepted(BORIS, IN_TIME))),
                new Answer(open, new AcceptChallenge(CHALLENGE, ANNA, IN_TIME), no(new NotYours(ANNA))),
                new Answer(open, new AcceptChallenge(CHALLENGE, CLARA, IN_TIME), no(new NotYours(CLARA))),
                new Answer(open, new DeclineChallenge(CHALLENGE, BORIS, IN_TIME), yes(new ChallengeDeclined(IN_TIME))),
                new Answer(open, new DeclineChallenge(CHALLENGE, ANNA, IN_TIME), no(new NotYours(ANNA))),
                new Answer(open, new DeclineChallenge(CHALLENGE, CLARA, IN_TIME), no(new NotYours(CLARA))),
                new Answer(open, new CancelChallenge(CHALLENGE, ANNA, IN_TIME), yes(new ChallengeCanceled(IN_TIME))),
                new Answer(open, new CancelChallenge(CHALLENGE, BORIS, IN_TIME), no(new NotYours(BORIS))),
                new Answer(open, new ExpireChallenge(CHALLENGE, EXPIRES_AT), yes(new ChallengeExpired(EXPIRES_AT))),
                new Answer(open, new ExpireChallenge(CHALLENGE, IN_TIME), no(new NotExpiredYet(EXPIRES_AT))));
    }

    private static Stream<Answer> toAnyone() {
        List<ChallengeEvent> open = List.of(TO_ANYONE);
        return Stream.of(
                new Answer(List.of(), send(Addressee.ANYONE, SENT_AT), yes(TO_ANYONE)),
                new Answer(open, new AcceptChallenge(CHALLENGE, BORIS, IN_TIME), yes(accepted(BORIS, IN_TIME))),
                new Answer(open, new AcceptChallenge(CHALLENGE, CLARA, IN_TIME), yes(accepted(CLARA, IN_TIME))),
                new Answer(open, new AcceptChallenge(CHALLENGE, ANNA, IN_TIME), no(new NotYours(ANNA))),
                new Answer(open, new DeclineChallenge(CHALLENGE, BORIS, IN_TIME), no(new NotYours(BORIS))),
                new Answer(open, new CancelChallenge(CHALLENGE, ANNA, IN_TIME), yes(new ChallengeCanceled(IN_TIME))));
    }

    /// The time of the first row's challenge is over, but that is not recorded.
    private static Stream<Answer> closed() {
        return Stream.of(
                        new Closed(List.of(TO_BORIS), EXPIRES_AT, ChallengeStatus.EXPIRED),
                        new Closed(
                                List.of(TO_BORIS, new ChallengeExpired(EXPIRES_AT)),
                                EXPIRES_AT,
                                ChallengeStatus.EXPIRED),
                        new Closed(List.of(TO_BORIS, accepted(BORIS, SENT_AT)), IN_TIME, ChallengeStatus.ACCEPTED),
                        new Closed(List.of(TO_BORIS, new ChallengeDeclined(SENT_AT)), IN_TIME, ChallengeStatus.REFUSED),
                        new Closed(
                                List.of(TO_BORIS, new ChallengeCanceled(SENT_AT)), IN_TIME, ChallengeStatus.CANCELLED))
                .flatMap(Closed::answers);
    }

    private record Closed(List<ChallengeEvent> history, Instant at, ChallengeStatus status) {

        Stream<Answer> answers() {
            var isClosed = no(new ChallengeClosed(status));
            var all = Stream.of(
                    new Answer(history, send(Addressee.player(BORIS), at), no(new AlreadySent())),
                    new Answer(history, new AcceptChallenge(CHALLENGE, BORIS, at), isClosed),
                    new Answer(history, new AcceptChallenge(CHALLENGE, CLARA, at), no(new NotYours(CLARA))),
                    new Answer(history, new DeclineChallenge(CHALLENGE, BORIS, at), isClosed),
                    new Answer(history, new CancelChallenge(CHALLENGE, ANNA, at), isClosed),
                    new Answer(
                            history,
                            rematch(BORIS, at),
                            status == ChallengeStatus.ACCEPTED ? Decision.nothing() : isClosed));
            return history.size() == 1
                    ? all
                    : Stream.concat(
                            all, Stream.of(new Answer(history, new ExpireChallenge(CHALLENGE, EXPIRES_AT), isClosed)));
        }
    }

    @Test
    void the_wishes_of_two_players_for_a_rematch_meet_in_one_challenge() {
        var sent = new ChallengeSent(
                ANNA,
                Addressee.player(BORIS),
                CLOCK,
                ColourChoice.WHITE,
                Side.WHITE,
                true,
                USUAL,
                RematchOf.game(ENDED_GAME),
                SENT_AT,
                EXPIRES_AT);
        challenge
                .when(rematch(ANNA, SENT_AT))
                .then(sent)
                .and()
                .when(rematch(ANNA, IN_TIME))
                .thenNothing()
                .and()
                .when(rematch(BORIS, IN_TIME))
                .then(new ChallengeAccepted(
                        BORIS, ANNA, BORIS, CLOCK, true, USUAL, RematchOf.game(ENDED_GAME), IN_TIME))
                .and()
                .when(rematch(ANNA, EXPIRES_AT))
                .thenNothing();
        challenge
                .given(sent(Addressee.player(CLARA)))
                .when(rematch(BORIS, IN_TIME))
                .thenRejected(new NotYours(BORIS));
    }

    @Test
    void recorded_instants_have_whole_milliseconds() {
        var decision = challenge
                .when(send(Addressee.ANYONE, SENT_AT.plusNanos(999_999)))
                .decision();
        assertEquals(Decision.accept(TO_ANYONE), decision);
        challenge
                .given(TO_ANYONE)
                .when(new AcceptChallenge(CHALLENGE, BORIS, EXPIRES_AT.minusNanos(1)))
                .then(accepted(BORIS, IN_TIME));
    }

    @Test
    void a_game_that_would_be_over_at_its_start_is_refused() {
        var decision = challenge
                .when(new SendChallenge(
                        CHALLENGE,
                        ANNA,
                        Addressee.ANYONE,
                        DrawnColour.fixed(Side.WHITE),
                        new Terms(CLOCK, false, position("4k3/8/8/8/8/8/8/4K3 w - - 0 1")),
                        ChallengeLife.USUAL,
                        SENT_AT))
                .decision();
        var refused = assertInstanceOf(Decision.Rejected.class, decision);
        assertInstanceOf(NoGameToPlay.class, refused.rejection());
    }

    @Test
    void a_challenge_to_oneself_and_a_rematch_against_oneself_cannot_be_made() {
        assertThrows(IllegalArgumentException.class, () -> send(Addressee.player(ANNA), SENT_AT));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChallengeCommand.AskForRematch(
                        CHALLENGE,
                        ENDED_GAME,
                        ANNA,
                        ANNA,
                        DrawnColour.fixed(Side.WHITE),
                        TERMS,
                        ChallengeLife.USUAL,
                        SENT_AT));
    }

    @Test
    void rated_terms_need_a_clock_and_the_usual_position() {
        var odd = position("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPP1/RNBQKBNR w KQkq - 0 1");
        assertThrows(IllegalArgumentException.class, () -> new Terms(TimeControl.UNTIMED, true, Position.initial()));
        for (var start : List.of(odd, initial("100 1"), initial("1 1"), initial("0 2"))) {
            assertThrows(IllegalArgumentException.class, () -> new Terms(CLOCK, true, start), start::toString);
            assertEquals(new Terms(CLOCK, false, start), Terms.again(CLOCK, true, start));
        }
        assertEquals(TERMS, new Terms(CLOCK, true, initial("0 1")));
        assertEquals(TERMS, Terms.again(CLOCK, true, Position.initial()));
        assertEquals(new Terms(CLOCK, false, Position.initial()), Terms.again(CLOCK, false, Position.initial()));
    }

    @Test
    void a_challenger_gets_the_colour_that_was_asked_for() {
        assertEquals(Side.WHITE, DrawnColour.of(ColourChoice.WHITE, Side.BLACK).side());
        assertEquals(Side.BLACK, DrawnColour.of(ColourChoice.BLACK, Side.WHITE).side());
        assertEquals(Side.WHITE, DrawnColour.of(ColourChoice.RANDOM, Side.WHITE).side());
        assertThrows(IllegalArgumentException.class, () -> new DrawnColour(ColourChoice.WHITE, Side.BLACK));
        assertThrows(IllegalArgumentException.class, () -> new DrawnColour(ColourChoice.BLACK, Side.WHITE));
    }

    @Test
    void a_challenge_stays_open_for_a_second_to_a_day() {
        assertEquals(Duration.ofDays(1), new ChallengeLife(Duration.ofDays(1)).time());
        for (var wrong : List.of(
                Duration.ZERO, Duration.ofMillis(999), Duration.ofDays(1).plusMillis(1))) {
            assertThrows(IllegalArgumentException.class, () -> new ChallengeLife(wrong), wrong::toString);
        }
    }

    @Test
    void an_impossible_history_throws() {
        assertThrows(IllegalStateException.class, () -> challenge.given(new ChallengeExpired(EXPIRES_AT)));
        assertThrows(IllegalStateException.class, () -> challenge.given(TO_ANYONE, TO_ANYONE));
        assertThrows(
                IllegalStateException.class,
                () -> challenge.given(TO_ANYONE, new ChallengeCanceled(SENT_AT), new ChallengeExpired(EXPIRES_AT)));
    }

    private static Position initial(String counters) {
        return position("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - " + counters);
    }

    private static Position position(String fen) {
        return ((FenReading.Read) Fen.parse(fen)).position();
    }

    private static Decision<ChallengeEvent, ChallengeRejection> yes(ChallengeEvent event) {
        return Decision.accept(event);
    }

    private static Decision<ChallengeEvent, ChallengeRejection> no(ChallengeRejection rejection) {
        return Decision.reject(rejection);
    }
}
