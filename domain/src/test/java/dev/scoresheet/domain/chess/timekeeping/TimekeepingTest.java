package dev.scoresheet.domain.chess.timekeeping;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeDeclined;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.kernel.ProcessSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimekeepingTest {

    private static final String KEY = GAME.toString();
    private static final String STREAM = "game-" + KEY;

    private static ProcessSpec<ChessEvent, TimedGame, GameCommand> after(GameScript game) {
        var spec = ProcessSpec.<ChessEvent, TimedGame, GameCommand>of(new Timekeeping());
        for (var event : game.events()) {
            spec = spec.when(STREAM, event).thenNothing();
        }
        return spec;
    }

    @Test
    void the_flag_falls_when_the_time_of_the_side_to_move_is_over() {
        var game = GameScript.timed(60, 2).moves("e4");
        after(game).noDeadlineOf(KEY);
        game.afterSeconds(500).moves("e5");
        var zero = game.now().plusSeconds(60);
        after(game).deadlineOf(KEY, zero).whenPassed(KEY).then("fall-flag", new FallFlag(GAME, zero));
        game.afterSeconds(10).moves("Nf3");
        after(game).deadlineOf(KEY, game.now().plusSeconds(60));
    }

    @Test
    void gifts_takebacks_and_downtime_move_the_deadline_and_offers_do_not() {
        var game = GameScript.timed(60, 0).moves("e4", "e5", "d4").afterSeconds(10);
        game.done(new OfferDraw(GAME, WHITE, game.now())).done(new ProposeTakeback(GAME, WHITE, game.now()));
        after(game).deadlineOf(KEY, NOON.plusSeconds(60));
        game.done(new GiveTime(GAME, WHITE, Duration.ofSeconds(15), game.now()));
        after(game).deadlineOf(KEY, NOON.plusSeconds(75));
        game.done(new AfterDowntime(new FallFlag(GAME, NOON.plusSeconds(75)), Duration.ofSeconds(20)));
        after(game).deadlineOf(KEY, NOON.plusSeconds(95));
        game.done(new AcceptTakeback(GAME, BLACK, game.now()));
        after(game).deadlineOf(KEY, NOON.plusSeconds(70));
    }

    @Test
    void a_first_move_that_does_not_come_expires() {
        var game = GameScript.fromChallenge(60, 2);
        var end = NOON.plusSeconds(20);
        after(game).deadlineOf(KEY, end).whenPassed(KEY).then("expire-first-move", new ExpireFirstMove(GAME, end));
        game.afterSeconds(5).moves("e4");
        after(game).deadlineOf(KEY, NOON.plusSeconds(25));
        game.moves("e5");
        after(game).deadlineOf(KEY, NOON.plusSeconds(65));
    }

    @Test
    void an_untimed_game_and_an_ended_one_have_no_state() {
        assertEquals(Map.of(), after(GameScript.untimed().moves("e4", "e5")).states());
        var ended = GameScript.timed(60, 2).moves("e4", "e5").done(new Resign(GAME, WHITE, NOON));
        after(ended).noDeadlineOf(KEY);
        assertEquals(Map.of(), after(ended).states());
    }

    @Test
    void an_event_of_a_challenge_concerns_no_game() {
        var game = after(GameScript.timed(60, 0).moves("e4", "e5"));
        game.when("challenge-" + KEY, new ChallengeDeclined(NOON)).deadlineOf(KEY, NOON.plusSeconds(60));
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var awaited = after(GameScript.fromChallenge(60, 0)).whenPassed(KEY);
        assertEquals("clock", awaited.process().name());
        assertEquals(List.of("01980000-0000-7000-8000-000000000001 expire-first-move"), awaited.names());
        var flag = after(GameScript.timed(60, 0).moves("e4", "e5")).whenPassed(KEY);
        assertEquals(List.of("01980000-0000-7000-8000-000000000001 fall-flag"), flag.names());
    }
}
