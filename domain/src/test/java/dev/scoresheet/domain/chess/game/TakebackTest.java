package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakebackTest {

    @Test
    void the_side_that_has_just_moved_takes_back_one_half_move_and_the_other_side_two() {
        var game = GameScript.untimed().moves("e4", "e5", "Nf3");
        game.done(propose(WHITE)).then(accept(BLACK), takenBack(1));
        assertEquals(2, game.running().line().ply());
        game.moves("Nc3").done(propose(BLACK)).then(accept(WHITE), takenBack(2));
        assertEquals(1, game.running().line().ply());
        assertEquals(Side.BLACK, game.running().turn());
    }

    @Test
    void a_proposal_against_an_open_one_accepts_it() {
        var game = GameScript.untimed().moves("e4", "e5", "Nf3").done(propose(WHITE));
        game.then(propose(BLACK), takenBack(1));
    }

    @Test
    void a_proposal_ends_with_any_move() {
        for (int moves = 1; moves <= 2; moves++) {
            var game = GameScript.untimed().moves("e4", "e5");
            game.done(propose(moves == 1 ? WHITE : BLACK)).moves("Nf3");
            game.thenRejected(accept(moves == 1 ? BLACK : WHITE), new GameRejection.NoOpenOffer());
        }
    }

    @Test
    void a_side_without_a_move_cannot_take_back() {
        var game = GameScript.untimed();
        game.thenRejected(propose(WHITE), new GameRejection.NothingToTakeBack());
        game.thenRejected(propose(BLACK), new GameRejection.NothingToTakeBack());
        game.moves("e4").thenRejected(propose(BLACK), new GameRejection.NothingToTakeBack());
        game.done(propose(WHITE)).done(accept(BLACK));
        assertEquals(0, game.running().line().ply());
    }

    @Test
    void repetitions_go_back_with_the_moves() {
        var game = GameScript.untimed();
        game.moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8");
        assertEquals(Set.of(Claim.THREEFOLD), game.running().claims());
        game.done(propose(BLACK)).done(accept(WHITE));
        game.thenRejected(new ClaimDraw(GAME, WHITE, NOON), new GameRejection.ClaimUnfounded());
        game.moves("e5").thenRejected(new ClaimDraw(GAME, WHITE, NOON), new GameRejection.ClaimUnfounded());
    }

    @Test
    void the_half_move_clock_goes_back_with_the_moves() {
        var game = GameScript.from("7k/8/8/8/8/8/R7/K7 w - - 98 80").moves("Ra3", "Kg8");
        assertEquals(Set.of(Claim.FIFTY), game.running().claims());
        game.done(propose(BLACK)).done(accept(WHITE));
        assertEquals(99, game.running().line().position().halfMoveClock());
        assertEquals(Set.of(), game.running().claims());
    }

    @Test
    void positions_that_are_taken_back_do_not_count_as_repetitions() {
        var game = GameScript.untimed();
        for (int time = 0; time < 30; time++) {
            game.moves("Nf3", "Nf6", "Ng1", "Ng8");
            for (int half = 0; half < 2; half++) {
                game.done(propose(WHITE)).done(accept(BLACK));
            }
        }
        assertEquals(0, game.running().line().ply());
        assertEquals(1, game.running().line().repetitions());
    }

    @Test
    void a_takeback_ends_an_open_draw_offer() {
        var game = GameScript.untimed().moves("e4", "e5", "Nf3").done(new OfferDraw(GAME, WHITE, NOON));
        game.done(propose(WHITE)).done(accept(BLACK));
        assertEquals(Proposal.none(), game.running().drawOffer());
        game.thenRejected(new OfferDraw(GAME, WHITE, NOON), new GameRejection.OfferTooEarly(23));
    }

    @Test
    void a_game_taken_back_to_its_start_may_be_aborted() {
        var game = GameScript.untimed().moves("e4", "e5");
        game.thenRejected(new AbortGame(GAME, WHITE, NOON), new GameRejection.TooLateToAbort());
        game.done(propose(WHITE)).done(accept(BLACK)).done(new AbortGame(GAME, WHITE, NOON));
        assertEquals(0, game.ended().line().ply());
    }

    @Test
    void the_next_ply_follows_the_line_that_is_left() {
        var game = GameScript.untimed()
                .moves("e4", "e5", "Nf3")
                .done(propose(WHITE))
                .done(accept(BLACK));
        game.thenRejected(game.move(WHITE, 4, "Nc3"), new GameRejection.StalePly(4, 3));
        game.moves("Nc3");
        assertEquals(3, game.running().line().ply());
    }

    private static GameCommand propose(PlayerId by) {
        return new ProposeTakeback(GAME, by, NOON);
    }

    private static GameCommand accept(PlayerId by) {
        return new AcceptTakeback(GAME, by, NOON);
    }

    private static MovesTakenBack takenBack(int count) {
        return new MovesTakenBack(count, ClockTimes.NONE, NOON);
    }
}
