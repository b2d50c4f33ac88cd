package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Fischer's clock in a game. The tests give every instant.
class TimedGameTest {

    @Test
    void neither_clock_runs_before_both_have_moved() {
        var game = GameScript.timed(60, 2).afterSeconds(500);
        game.then(game.move("e4"), played(1, "e2e4", 0, 60_000, 500));
        assertEquals(shown(60_000, 60_000), game.running().clock().times(NOON.plusSeconds(900)));
        game.afterSeconds(500).then(game.move("e5"), played(2, "e7e5", 0, 60_000, 1000));
        assertEquals(shown(50_000, 60_000), game.running().clock().times(NOON.plusSeconds(1010)));
    }

    @Test
    void a_move_takes_its_time_and_brings_the_increment() {
        var game = GameScript.timed(60, 2).moves("e4", "e5").after(Duration.ofMillis(7_300));
        game.then(game.move("Nf3"), new MovePlayed(3, "g1f3", measured(7_300, 54_700), game.now()));
        game.afterSeconds(1);
        game.then(game.move("Nc6"), new MovePlayed(4, "b8c6", measured(1_000, 61_000), game.now()));
        assertEquals(shown(54_700, 61_000), game.running().clock().recorded());
    }

    @Test
    void a_move_that_ends_the_game_brings_no_increment() {
        var game = GameScript.timed(60, 2).moves("f3", "e5", "g4").afterSeconds(4);
        game.done(game.move("Qh4"));
        assertEquals(
                new MovePlayed(4, "d8h4", measured(4_000, 56_000), game.now()),
                game.events().get(4));
        assertEquals(shown(62_000, 56_000), game.ended().clocks());
        assertEquals(Termination.CHECKMATE, game.ended().termination());
    }

    @Test
    void a_move_after_the_clock_reached_zero_ends_the_game_by_the_flag() {
        var game = GameScript.timed(60, 2).moves("e4", "e5").afterSeconds(60);
        game.done(game.move("Nf3"));
        assertEquals(2, game.ended().line().ply());
        assertEquals(Result.BLACK_WINS, game.ended().result());
        assertEquals(Termination.FLAG, game.ended().termination());
        assertEquals(shown(0, 60_000), game.ended().clocks());
        assertEquals(game.now(), game.ended().endedAt());
    }

    @Test
    void the_last_millisecond_counts() {
        var game = GameScript.timed(60, 2).moves("e4", "e5").after(Duration.ofMillis(59_999));
        game.then(game.move("Nf3"), new MovePlayed(3, "g1f3", measured(59_999, 2_001), game.now()));
    }

    @Test
    void either_player_may_check_the_flag() {
        for (var player : new PlayerId[] {WHITE, BLACK}) {
            var game = GameScript.timed(60, 2).moves("e4", "e5", "d4").afterSeconds(59);
            game.thenRejected(new CheckFlag(GAME, player, game.now()), new GameRejection.FlagNotFallen());
            game.afterSeconds(1).done(new CheckFlag(GAME, player, game.now()));
            assertEquals(Result.WHITE_WINS, game.ended().result());
            assertEquals(Termination.FLAG, game.ended().termination());
        }
    }

    @Test
    void no_flag_falls_before_both_have_moved() {
        var game = GameScript.timed(60, 2).moves("e4").afterSeconds(7200);
        game.thenRejected(new CheckFlag(GAME, WHITE, game.now()), new GameRejection.FlagNotFallen());
    }

    @Test
    void the_flag_makes_a_draw_when_the_opponent_cannot_mate() {
        assertFlag("4k3/8/8/8/8/8/4P3/4K2N w - - 0 1", Result.DRAW, Termination.FLAG_DEAD);
        assertFlag("4k2n/4p3/8/8/8/8/4P3/4K3 w - - 0 1", Result.BLACK_WINS, Termination.FLAG);
        assertFlag("4k2n/8/8/8/8/8/4P3/4K3 w - - 0 1", Result.BLACK_WINS, Termination.FLAG);
        assertFlag("4k2n/8/8/8/8/8/8/3QK3 w - - 0 1", Result.DRAW, Termination.FLAG_DEAD);
    }

    @Test
    void the_flag_makes_a_draw_when_the_opponent_has_offered_one() {
        var game = GameScript.timed(60, 0).moves("e4", "e5");
        game.done(new OfferDraw(GAME, BLACK, game.now())).afterSeconds(60);
        game.done(new CheckFlag(GAME, BLACK, game.now()));
        assertEquals(Result.DRAW, game.ended().result());
        assertEquals(Termination.FLAG_DEAD, game.ended().termination());
    }

    @Test
    void a_players_own_draw_offer_does_not_prevent_the_loss_on_time() {
        var game = GameScript.timed(60, 0).moves("e4", "e5");
        game.done(new OfferDraw(GAME, WHITE, game.now())).afterSeconds(60);
        game.done(game.move("Nf3"));
        assertEquals(Result.BLACK_WINS, game.ended().result());
    }

    @Test
    void a_one_sided_command_cannot_avoid_a_fallen_flag() {
        var claim = GameScript.timed(60, 0).moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8");
        claim.afterSeconds(60).done(new ClaimDraw(GAME, WHITE, claim.now()));
        assertEquals(Termination.FLAG, claim.ended().termination());
        var gift = GameScript.timed(60, 0).moves("e4", "e5").afterSeconds(60);
        gift.done(new GiveTime(GAME, BLACK, Duration.ofSeconds(15), gift.now()));
        assertEquals(Termination.FLAG, gift.ended().termination());
        var takeback = GameScript.timed(60, 0).moves("e4", "e5").done(new ProposeTakeback(GAME, WHITE, NOON));
        takeback.afterSeconds(60).done(new AcceptTakeback(GAME, BLACK, takeback.now()));
        assertEquals(Termination.FLAG, takeback.ended().termination());
    }

    /// The side to move cannot resign, agree or move after zero, and the opponent cannot lose by a command then.
    @Test
    void every_command_of_a_player_after_zero_ends_the_game_with_the_same_event() {
        for (var proposed : new Boolean[] {true, false}) {
            var game = GameScript.timed(60, 0).moves("e4", "e5").done(new ProposeTakeback(GAME, WHITE, NOON));
            if (proposed) {
                game.done(new OfferDraw(GAME, BLACK, NOON));
            }
            var zero = NOON.plusSeconds(60);
            var end = Ending.outOfTime(game.running()).of(game.running(), EndedBy.SERVER, zero);
            assertEquals(zero, end.endedAt());
            assertEquals(shown(0, 60_000), end.clocks());
            for (var by : new PlayerId[] {WHITE, BLACK}) {
                for (var late : new long[] {0, 1, 250, 3_600_000}) {
                    commands(by, zero.plusMillis(late))
                            .forEach(command -> assertEquals(
                                    Decision.accept(end), game.decide(command), () -> String.valueOf(command)));
                }
            }
            game.then(new FallFlag(GAME, zero), end);
        }
    }

    private static Stream<GameCommand> commands(PlayerId by, Instant at) {
        return Stream.of(
                new GameCommand.PlayMove(GAME, by, 3, "d4", at),
                new GameCommand.PlayMove(GAME, by, 2, "e5", at),
                new GameCommand.PlayMove(GAME, by, 7, "no move", at),
                new Resign(GAME, by, at),
                new OfferDraw(GAME, by, at),
                new GameCommand.WithdrawDraw(GAME, by, at),
                new GameCommand.AcceptDraw(GAME, by, at),
                new GameCommand.DeclineDraw(GAME, by, at),
                new ClaimDraw(GAME, by, at),
                new ProposeTakeback(GAME, by, at),
                new GameCommand.WithdrawTakeback(GAME, by, at),
                new AcceptTakeback(GAME, by, at),
                new GameCommand.DeclineTakeback(GAME, by, at),
                new GiveTime(GAME, by, Duration.ofMinutes(10), at),
                new GameCommand.AbortGame(GAME, by, at),
                new CheckFlag(GAME, by, at));
    }

    @Test
    void time_is_given_to_the_opponent() {
        var game = GameScript.timed(60, 0).moves("e4", "e5").afterSeconds(10);
        var gift = Duration.ofSeconds(15);
        game.then(
                new GiveTime(GAME, BLACK, gift, game.now()),
                new TimeGiven(Side.WHITE, gift, TimeGiver.player(Side.BLACK)));
        assertEquals(shown(65_000, 60_000), game.running().clock().times(game.now()));
        game.afterSeconds(64).then(game.move("d4"), played(3, "d2d4", 74_000, 1_000, 74));
        for (var wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(601)}) {
            assertThrows(IllegalArgumentException.class, () -> new GiveTime(GAME, BLACK, wrong, NOON));
        }
    }

    @Test
    void a_takeback_gives_no_time_back() {
        var game = GameScript.timed(60, 2)
                .moves("e4", "e5")
                .afterSeconds(10)
                .moves("Nf3")
                .afterSeconds(5);
        game.done(new ProposeTakeback(GAME, WHITE, game.now()));
        game.then(
                new AcceptTakeback(GAME, BLACK, game.now()), new MovesTakenBack(1, shown(52_000, 55_000), game.now()));
        assertEquals(
                shown(49_000, 55_000), game.running().clock().times(game.now().plusSeconds(3)));
    }

    @Test
    void clocks_stop_when_the_first_moves_are_taken_back() {
        var game = GameScript.timed(60, 2).moves("e4", "e5").afterSeconds(10);
        game.done(new ProposeTakeback(GAME, BLACK, game.now())).done(new AcceptTakeback(GAME, WHITE, game.now()));
        assertEquals(
                shown(50_000, 60_000), game.running().clock().times(game.now().plusSeconds(1000)));
        game.afterSeconds(1000);
        game.then(game.move("c5"), played(2, "c7c5", 0, 60_000, 1010));
    }

    @Test
    void a_clock_continues_from_the_recorded_events_alone() {
        var game = GameScript.timed(60, 2).moves("e4", "e5").afterSeconds(10).moves("Nf3");
        var again = GameScript.given(game.events());
        assertEquals(game.game(), again.game());
        assertEquals(
                shown(52_000, 59_000), again.running().clock().times(game.now().plusSeconds(1)));
    }

    private static void assertFlag(String fen, Result result, Termination termination) {
        var game = GameScript.of(TimeControl.fischer(60, 0), GameScript.position(fen));
        game.moves("Kf2", "Kf8").afterSeconds(60).done(new CheckFlag(GAME, BLACK, game.now()));
        assertEquals(result, game.ended().result(), fen);
        assertEquals(termination, game.ended().termination(), fen);
    }

    private static MovePlayed played(int ply, String uci, long used, long remaining, long second) {
        return new MovePlayed(ply, uci, measured(used, remaining), NOON.plusSeconds(second));
    }

    private static MoveTime measured(long used, long remaining) {
        return new MoveTime.Measured(Duration.ofMillis(used), Duration.ofMillis(remaining));
    }

    private static ClockTimes shown(long white, long black) {
        return new ClockTimes.Shown(Duration.ofMillis(white), Duration.ofMillis(black));
    }
}
