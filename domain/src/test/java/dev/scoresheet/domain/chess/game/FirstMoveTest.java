package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameRejection.FlagNotFallen;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Wait for the first move of each side, in games from a challenge or a rematch.
class FirstMoveTest {

    @Test
    void the_wait_depends_on_the_speed() {
        assertWait(15, 20, 0);
        assertWait(20, 60, 1);
        assertWait(25, 180, 2);
        assertWait(30, 600, 5);
        assertWait(35, 1800, 0);
    }

    private static void assertWait(long seconds, int initialSeconds, int incrementSeconds) {
        var game = GameScript.fromChallenge(initialSeconds, incrementSeconds);
        assertEquals(Optional.of(NOON.plusSeconds(seconds)), deadline(game));
        game.thenRejected(new ExpireFirstMove(GAME, NOON.plusSeconds(seconds).minusMillis(1)), new FlagNotFallen());
        game.done(new ExpireFirstMove(GAME, NOON.plusSeconds(seconds)));
        assertNoStart(game, NOON.plusSeconds(seconds));
    }

    @Test
    void each_side_has_a_wait_of_its_own() {
        var game = GameScript.fromChallenge(180, 2).afterSeconds(24).moves("e4");
        assertEquals(Optional.of(NOON.plusSeconds(49)), deadline(game));
        game.thenRejected(new ExpireFirstMove(GAME, NOON.plusSeconds(25)), new FlagNotFallen());
        game.done(new ExpireFirstMove(GAME, NOON.plusSeconds(49)));
        assertEquals(1, game.ended().line().ply());
        assertNoStart(game, NOON.plusSeconds(49));
    }

    @Test
    void the_flag_follows_when_both_have_moved() {
        var game = GameScript.fromChallenge(180, 2)
                .afterSeconds(24)
                .moves("e4")
                .afterSeconds(24)
                .moves("e5");
        assertEquals(Optional.of(game.now().plusSeconds(180)), deadline(game));
        game.thenRejected(new ExpireFirstMove(GAME, game.now().plusSeconds(180)), new FlagNotFallen());
        game.done(new FallFlag(GAME, game.now().plusSeconds(180)));
        assertEquals(Termination.FLAG, game.ended().termination());
    }

    @Test
    void a_takeback_of_a_first_move_begins_the_wait_again() {
        var game = GameScript.fromChallenge(180, 2).moves("e4", "e5").afterSeconds(10);
        game.done(new ProposeTakeback(GAME, BLACK, game.now())).done(new AcceptTakeback(GAME, WHITE, game.now()));
        assertEquals(Optional.of(game.now().plusSeconds(25)), deadline(game));
        game.thenRejected(new FallFlag(GAME, game.now().plusSeconds(500)), new FlagNotFallen());
    }

    @Test
    void any_command_of_a_player_after_the_wait_ends_the_game() {
        for (var by : new PlayerId[] {WHITE, BLACK}) {
            var late = NOON.plusSeconds(100);
            var aborted = GameScript.fromChallenge(180, 2).done(new AbortGame(GAME, by, late));
            assertNoStart(aborted, NOON.plusSeconds(25));
            var checked = GameScript.fromChallenge(180, 2).done(new CheckFlag(GAME, by, late));
            assertEquals(aborted.events(), checked.events());
        }
        var moved = GameScript.fromChallenge(180, 2).afterSeconds(25).moves("e4");
        assertNoStart(moved, NOON.plusSeconds(25));
    }

    @Test
    void only_challenges_and_rematches_with_a_clock_have_a_wait() {
        for (var source : GameSource.values()) {
            var control = TimeControl.fischer(180, 2);
            var game = GameScript.of(control, Position.initial(), Ruleset.FIDE, source);
            assertEquals(
                    source == GameSource.CHALLENGE || source == GameSource.REMATCH,
                    deadline(game).isPresent(),
                    source::name);
            var untimed = GameScript.of(TimeControl.UNTIMED, Position.initial(), Ruleset.FIDE, source);
            assertEquals(Optional.empty(), deadline(untimed));
        }
    }

    private static Optional<Instant> deadline(GameScript game) {
        return game.running().gameClock().deadline();
    }

    private static void assertNoStart(GameScript game, Instant at) {
        assertEquals(Termination.NO_START, game.ended().termination());
        assertEquals(Result.UNFINISHED, game.ended().result());
        assertEquals(at, game.ended().endedAt());
        var last = (GameEvent.GameEnded) game.events().getLast();
        assertEquals(EndedBy.SERVER, last.by());
    }
}
