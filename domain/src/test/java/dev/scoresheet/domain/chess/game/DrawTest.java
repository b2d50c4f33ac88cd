package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptDraw;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineDraw;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOffered;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Draws by agreement, by claim, and automatic ones.
class DrawTest {

    private static final String[] ROUND = {"Nf3", "Nf6", "Ng1", "Ng8"};

    @Test
    void an_offer_is_accepted() {
        var game = GameScript.untimed().moves("e4", "e5");
        game.then(offer(WHITE), new DrawOffered(Side.WHITE, 2)).done(new AcceptDraw(GAME, BLACK, NOON));
        assertEnded(game, Termination.AGREEMENT);
        var ended = assertInstanceOf(GameEvent.GameEnded.class, game.events().getLast());
        assertEquals(EndedBy.player(Side.BLACK), ended.by());
    }

    @Test
    void an_offer_against_an_open_one_accepts_it() {
        assertEnded(
                GameScript.untimed().moves("e4", "e5").done(offer(WHITE)).done(offer(BLACK)), Termination.AGREEMENT);
    }

    @Test
    void an_offer_ends_when_the_opponent_moves_and_not_when_the_offerer_does() {
        var game = GameScript.untimed().moves("e4", "e5").done(offer(WHITE)).moves("Nf3");
        assertEquals(Proposal.by(Side.WHITE), game.running().drawOffer());
        game.moves("Nc6");
        assertEquals(Proposal.none(), game.running().drawOffer());
        game.thenRejected(new AcceptDraw(GAME, BLACK, NOON), new GameRejection.NoOpenOffer());
    }

    @Test
    void no_draw_is_offered_before_two_half_moves() {
        var game = GameScript.untimed();
        game.thenRejected(offer(WHITE), new GameRejection.OfferTooEarly(2)).moves("e4");
        game.thenRejected(offer(WHITE), new GameRejection.OfferTooEarly(2)).moves("e5");
        game.then(offer(WHITE), new DrawOffered(Side.WHITE, 2));
    }

    @Test
    void a_side_waits_twenty_half_moves_after_its_last_offer() {
        for (var end : new GameCommand[] {new WithdrawDraw(GAME, WHITE, NOON), new DeclineDraw(GAME, BLACK, NOON)}) {
            var game = GameScript.untimed().moves("e4", "e5").done(offer(WHITE)).done(end);
            game.moves("a3", "a6", "b3", "b6", "c3", "c6", "d3", "d6", "f3", "f6", "g3", "g6", "h3", "h6");
            game.moves("a4", "a5", "b4", "b5", "c4");
            assertEquals(21, game.running().line().ply());
            game.thenRejected(offer(WHITE), new GameRejection.OfferTooEarly(22));
            game.then(offer(BLACK), new DrawOffered(Side.BLACK, 21)).done(new WithdrawDraw(GAME, BLACK, NOON));
            game.moves("c5").then(offer(WHITE), new DrawOffered(Side.WHITE, 22));
        }
    }

    @Test
    void either_side_may_claim_a_threefold_repetition_and_play_continues_without_a_claim() {
        for (var player : new PlayerId[] {WHITE, BLACK}) {
            var game = GameScript.untimed().moves(ROUND);
            game.thenRejected(claim(player), new GameRejection.ClaimUnfounded());
            game.moves(ROUND);
            assertEquals(Set.of(Claim.THREEFOLD), game.running().claims());
            assertEnded(game.done(claim(player)), Termination.THREEFOLD_CLAIM);
        }
        var game = GameScript.untimed().moves(ROUND).moves(ROUND).moves("e4");
        game.thenRejected(claim(WHITE), new GameRejection.ClaimUnfounded());
    }

    @Test
    void a_fivefold_repetition_ends_the_game_automatically() {
        var game = GameScript.untimed().moves(ROUND).moves(ROUND).moves(ROUND).moves("Nf3", "Nf6", "Ng1");
        assertInstanceOf(Game.InProgress.class, game.game());
        assertEnded(game.moves("Ng8"), Termination.FIVEFOLD);
        assertEquals(EndedBy.RULES, ((GameEvent.GameEnded) game.events().getLast()).by());
    }

    @Test
    void under_the_older_rules_only_a_claim_ends_the_game() {
        var game = GameScript.of(TimeControl.UNTIMED, Position.initial(), Ruleset.CLAIMS_ONLY);
        for (int round = 0; round < 8; round++) {
            game.moves(ROUND);
        }
        assertEnded(game.done(claim(WHITE)), Termination.THREEFOLD_CLAIM);
    }

    @Test
    void fifty_moves_may_be_claimed_and_seventy_five_end_the_game() {
        var game = GameScript.from("7k/8/8/8/8/8/R7/K7 w - - 98 80").moves("Ra3");
        game.thenRejected(claim(WHITE), new GameRejection.ClaimUnfounded()).moves("Kg8");
        assertEquals(Set.of(Claim.FIFTY), game.running().claims());
        assertEnded(game.done(claim(BLACK)), Termination.FIFTY_CLAIM);
        assertEnded(GameScript.from("7k/8/8/8/8/8/R7/K7 w - - 148 120").moves("Ra3", "Kg8"), Termination.SEVENTY_FIVE);
    }

    @Test
    void a_mate_with_the_hundred_and_fiftieth_half_move_wins() {
        var game = GameScript.from("7k/8/6K1/8/8/8/8/R7 w - - 149 120").moves("Ra8#");
        assertEquals(Result.WHITE_WINS, game.ended().result());
        assertEquals(Termination.CHECKMATE, game.ended().termination());
    }

    @Test
    void stalemate_comes_before_dead_material() {
        assertEnded(GameScript.from("7k/5Q2/8/8/8/8/8/K7 w - - 0 1").moves("Qg6"), Termination.STALEMATE);
        assertEnded(GameScript.from("k7/8/1K1p4/4B3/8/8/8/8 w - - 0 1").moves("Bxd6"), Termination.STALEMATE);
        assertEnded(GameScript.from("2k5/8/1K1p4/4B3/8/8/8/8 w - - 0 1").moves("Bxd6"), Termination.DEAD_POSITION);
    }

    @Test
    void a_game_cannot_start_from_a_position_that_ends_it() {
        for (var over : new String[] {
            "7k/8/8/8/8/8/8/K7 w - - 0 1",
            "7k/6Q1/6K1/8/8/8/8/8 b - - 0 1",
            "7k/8/6Q1/8/8/8/8/K7 b - - 0 1",
            "7k/8/8/8/8/8/R7/K7 w - - 150 120"
        }) {
            var start = new GameCommand.StartGame(
                    GAME,
                    WHITE,
                    BLACK,
                    TimeControl.UNTIMED,
                    false,
                    GameScript.position(over),
                    GameSource.DIRECT,
                    Ruleset.FIDE,
                    NOON);
            var decision = GameScript.given(List.of()).decide(start);
            var rejected = assertInstanceOf(Decision.Rejected.class, decision, over);
            assertInstanceOf(GameRejection.NothingToPlay.class, rejected.rejection());
        }
    }

    private static GameCommand offer(PlayerId by) {
        return new OfferDraw(GAME, by, NOON);
    }

    private static GameCommand claim(PlayerId by) {
        return new ClaimDraw(GAME, by, NOON);
    }

    private static void assertEnded(GameScript game, Termination termination) {
        assertEquals(termination, game.ended().termination());
        assertEquals(Result.DRAW, game.ended().result());
    }
}
