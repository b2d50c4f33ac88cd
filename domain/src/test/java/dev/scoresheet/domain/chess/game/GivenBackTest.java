package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.Timed;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.GameRejection.FlagNotFallen;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Downtime that the server gives back. The system was down for a minute in the turn.
class GivenBackTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TimeGiven TO_WHITE = new TimeGiven(Side.WHITE, MINUTE, TimeGiver.SERVER);

    private final GameScript game = GameScript.timed(60, 0).moves("e4", "e5");

    private static AfterDowntime down(Timed command) {
        return new AfterDowntime(command, MINUTE);
    }

    @Test
    void a_move_after_a_downtime_uses_only_the_rest() {
        game.afterSeconds(70);
        var move = game.move("d4");
        game.then(
                down(move),
                TO_WHITE,
                new MovePlayed(
                        3, "d2d4", new MoveTime.Measured(Duration.ofSeconds(70), Duration.ofSeconds(50)), game.now()));
        assertEquals(
                new ClockTimes.Shown(Duration.ofSeconds(50), MINUTE),
                game.running().clock().times(game.now()));
    }

    @Test
    void a_downtime_is_given_back_once_in_a_turn() {
        game.afterSeconds(70);
        game.then(down(new OfferDraw(GAME, BLACK, game.now())), TO_WHITE, new GameEvent.DrawOffered(Side.BLACK, 2));
        game.thenRejected(down(new CheckFlag(GAME, BLACK, game.now())), new FlagNotFallen());
        game.then(
                new AfterDowntime(new FallFlag(GAME, NOON.plusSeconds(120)), MINUTE.plusMillis(5_500)),
                new TimeGiven(Side.WHITE, Duration.ofMillis(5_500), TimeGiver.SERVER));
        game.done(down(new FallFlag(GAME, NOON.plusMillis(125_500))));
        assertEquals(Termination.FLAG_DEAD, game.ended().termination());
        assertEquals(NOON.plusMillis(125_500), game.ended().endedAt());
    }

    @Test
    void a_deadline_in_a_downtime_moves_and_does_not_end_the_game() {
        game.then(down(new FallFlag(GAME, NOON.plusSeconds(60))), TO_WHITE);
        assertEquals(
                Optional.of(NOON.plusSeconds(120)), game.running().gameClock().deadline());
        game.thenRejected(down(new FallFlag(GAME, NOON.plusSeconds(60))), new FlagNotFallen());
    }

    @Test
    void a_flag_that_fell_in_spite_of_the_downtime_ends_the_game_at_the_later_zero() {
        game.done(down(new CheckFlag(GAME, WHITE, NOON.plusSeconds(500))));
        assertEquals(TO_WHITE, game.events().get(3));
        assertEquals(NOON.plusSeconds(120), game.ended().endedAt());
    }

    @Test
    void a_refused_command_and_a_repeated_move_leave_no_trace() {
        game.afterSeconds(70);
        game.thenRejected(down(new CheckFlag(GAME, WHITE, game.now())), new FlagNotFallen());
        game.then(down(game.move(BLACK, 2, "e5")));
        assertEquals(3, game.events().size());
    }

    @Test
    void the_next_turn_counts_its_own_downtime() {
        game.afterSeconds(70).done(down(game.move("d4"))).afterSeconds(70);
        game.then(down(new FallFlag(GAME, game.now())), new TimeGiven(Side.BLACK, MINUTE, TimeGiver.SERVER));
    }

    @Test
    void the_wait_for_a_first_move_grows_by_the_downtime_and_the_clocks_do_not() {
        var awaited = GameScript.fromChallenge(180, 2);
        awaited.then(down(new ExpireFirstMove(GAME, NOON.plusSeconds(25))), TO_WHITE);
        assertEquals(
                Optional.of(NOON.plusSeconds(85)), awaited.running().gameClock().deadline());
        awaited.afterSeconds(84).moves("e4");
        var full = Duration.ofMinutes(3);
        assertEquals(new ClockTimes.Shown(full, full), awaited.running().clock().times(awaited.now()));
    }

    @Test
    void a_game_whose_time_does_not_run_gets_none() {
        for (var started : new GameScript[] {GameScript.untimed(), GameScript.timed(60, 0)}) {
            started.afterSeconds(70);
            started.done(down(started.move("e4")));
            assertEquals(2, started.events().size());
        }
    }
}
