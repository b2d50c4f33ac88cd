package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.STRANGER;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command meets every state. A new command or state fails here until somebody says what it does.
class GameDeciderTableTest {

    private record Cell(Class<?> state, Class<?> command) {}

    private record Case(String name, GameScript given, GameCommand command, Decision<GameEvent, GameRejection> then) {

        Cell cell() {
            return new Cell(given.game().getClass(), command.getClass());
        }
    }

    @Test
    void no_cell_of_the_table_is_without_a_case() {
        var covered = cases().map(Case::cell).toList();
        for (var state : leavesOf(Game.class)) {
            for (var command : leavesOf(GameCommand.class)) {
                assertTrue(
                        covered.contains(new Cell(state, command)),
                        () -> "no case for " + command.getSimpleName() + " when " + state.getSimpleName());
            }
        }
        assertEquals(
                3 * 15,
                leavesOf(Game.class).size() * leavesOf(GameCommand.class).size());
    }

    @TestFactory
    Stream<DynamicTest> cells() {
        return cases().map(each -> DynamicTest.dynamicTest(
                each.command().getClass().getSimpleName() + ", "
                        + each.given().game().getClass().getSimpleName() + ": " + each.name(),
                () -> assertEquals(each.then(), each.given().decide(each.command()))));
    }

    @Test
    void the_three_states_are_what_they_are_called() {
        assertInstanceOf(NotStarted.class, GameScript.given(List.of()).game());
        assertInstanceOf(InProgress.class, GameScript.untimed().game());
        assertInstanceOf(Ended.class, mated().game());
    }

    private static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var command : commandsOf(WHITE)) {
            cases.add(
                    new Case("no such game", GameScript.given(List.of()), command, no(new GameRejection.NoSuchGame())));
        }
        for (var command : commandsOf(STRANGER)) {
            var stranger = no(new GameRejection.NotAPlayer(STRANGER));
            cases.add(new Case("of a stranger", midgame(), command, stranger));
            cases.add(new Case("of a stranger", mated(), command, stranger));
        }
        var over = no(new GameRejection.GameOver(Result.BLACK_WINS, Termination.CHECKMATE));
        for (var command : commandsOf(WHITE)) {
            cases.add(new Case("over", mated(), command, over));
        }
        cases.add(new Case("again, the mate", mated(), move(BLACK, 4, "Qh4"), Decision.nothing()));
        cases.add(new Case("another than the mate", mated(), move(BLACK, 4, "Qg5"), over));
        cases.add(new Case("the mate, by the mated", mated(), move(WHITE, 4, "Qh4"), over));

        var already = no(new GameRejection.AlreadyStarted());
        cases.add(new Case("twice", midgame(), start(), already));
        cases.add(new Case("twice", mated(), start(), already));
        cases.add(new Case("first", GameScript.given(List.of()), start(), yes(started())));

        cases.add(new Case("a move", midgame(), move(WHITE, 3, "Nf3"), yes(played(3, "g1f3"))));
        cases.add(new Case("again", midgame(), move(BLACK, 2, "e5"), Decision.nothing()));
        cases.add(new Case("again, in other words", midgame(), move(BLACK, 2, "e7e5"), Decision.nothing()));
        cases.add(new Case("another", midgame(), move(BLACK, 2, "d5"), no(new GameRejection.StalePly(2, 3))));
        cases.add(new Case("no longer last", midgame(), move(WHITE, 1, "e4"), no(new GameRejection.StalePly(1, 3))));
        cases.add(new Case("too soon", midgame(), move(BLACK, 4, "d5"), no(new GameRejection.StalePly(4, 3))));
        cases.add(new Case("not his", midgame(), move(BLACK, 3, "d5"), no(new GameRejection.NotYourTurn(Side.WHITE))));
        cases.add(new Case("illegal", midgame(), move(WHITE, 3, "e5"), no(new GameRejection.IllegalMove("e5"))));
        cases.add(new Case("no move", midgame(), move(WHITE, 3, "up!"), no(new GameRejection.UnreadableMove("up!"))));

        var none = no(new GameRejection.NoOpenOffer());
        cases.add(new Case(
                "offer",
                midgame(),
                new GameCommand.OfferDraw(GAME, BLACK, NOON),
                yes(new GameEvent.DrawOffered(Side.BLACK, 2))));
        cases.add(new Case("offer again", offered(), new GameCommand.OfferDraw(GAME, BLACK, NOON), Decision.nothing()));
        cases.add(new Case(
                "at the start",
                GameScript.untimed(),
                new GameCommand.OfferDraw(GAME, WHITE, NOON),
                no(new GameRejection.OfferTooEarly(2))));
        cases.add(new Case(
                "open",
                offered(),
                new GameCommand.WithdrawDraw(GAME, BLACK, NOON),
                yes(new GameEvent.DrawOfferCanceled())));
        cases.add(new Case("none", midgame(), new GameCommand.WithdrawDraw(GAME, BLACK, NOON), none));
        cases.add(new Case("the other's", offered(), new GameCommand.WithdrawDraw(GAME, WHITE, NOON), none));
        cases.add(new Case(
                "open", offered(), new GameCommand.DeclineDraw(GAME, WHITE, NOON), yes(new GameEvent.DrawDeclined())));
        cases.add(new Case("none", midgame(), new GameCommand.DeclineDraw(GAME, WHITE, NOON), none));
        cases.add(new Case("one's own", offered(), new GameCommand.DeclineDraw(GAME, BLACK, NOON), none));
        cases.add(new Case("none", midgame(), new GameCommand.AcceptDraw(GAME, WHITE, NOON), none));
        cases.add(new Case("one's own", offered(), new GameCommand.AcceptDraw(GAME, BLACK, NOON), none));
        cases.add(new Case(
                "without ground",
                midgame(),
                new GameCommand.ClaimDraw(GAME, WHITE, NOON),
                no(new GameRejection.ClaimUnfounded())));

        cases.add(new Case(
                "proposal",
                midgame(),
                new GameCommand.ProposeTakeback(GAME, WHITE, NOON),
                yes(new GameEvent.TakebackProposed(Side.WHITE))));
        cases.add(
                new Case("again", proposed(), new GameCommand.ProposeTakeback(GAME, WHITE, NOON), Decision.nothing()));
        cases.add(new Case(
                "of nothing",
                GameScript.untimed(),
                new GameCommand.ProposeTakeback(GAME, BLACK, NOON),
                no(new GameRejection.NothingToTakeBack())));
        cases.add(new Case(
                "open",
                proposed(),
                new GameCommand.WithdrawTakeback(GAME, WHITE, NOON),
                yes(new GameEvent.TakebackProposalCanceled())));
        cases.add(new Case("none", midgame(), new GameCommand.WithdrawTakeback(GAME, WHITE, NOON), none));
        cases.add(new Case(
                "open",
                proposed(),
                new GameCommand.DeclineTakeback(GAME, BLACK, NOON),
                yes(new GameEvent.TakebackDeclined())));
        cases.add(new Case("none", midgame(), new GameCommand.DeclineTakeback(GAME, BLACK, NOON), none));
        cases.add(new Case("none", midgame(), new GameCommand.AcceptTakeback(GAME, BLACK, NOON), none));
        cases.add(new Case("one's own", proposed(), new GameCommand.AcceptTakeback(GAME, WHITE, NOON), none));

        cases.add(new Case(
                "untimed",
                midgame(),
                new GameCommand.GiveTime(GAME, WHITE, Duration.ofSeconds(15), NOON),
                no(new GameRejection.NoClock())));
        cases.add(new Case(
                "too late",
                midgame(),
                new GameCommand.AbortGame(GAME, WHITE, NOON),
                no(new GameRejection.TooLateToAbort())));
        cases.add(new Case(
                "too soon",
                GameScript.untimed(),
                new GameCommand.Resign(GAME, WHITE, NOON),
                no(new GameRejection.AbortInstead())));
        cases.add(new Case(
                "untimed",
                midgame(),
                new GameCommand.CheckFlag(GAME, WHITE, NOON),
                no(new GameRejection.FlagNotFallen())));
        return cases.stream();
    }

    private static List<GameCommand> commandsOf(PlayerId by) {
        return List.of(
                move(by, 1, "e4"),
                new GameCommand.Resign(GAME, by, NOON),
                new GameCommand.OfferDraw(GAME, by, NOON),
                new GameCommand.WithdrawDraw(GAME, by, NOON),
                new GameCommand.AcceptDraw(GAME, by, NOON),
                new GameCommand.DeclineDraw(GAME, by, NOON),
                new GameCommand.ClaimDraw(GAME, by, NOON),
                new GameCommand.ProposeTakeback(GAME, by, NOON),
                new GameCommand.WithdrawTakeback(GAME, by, NOON),
                new GameCommand.AcceptTakeback(GAME, by, NOON),
                new GameCommand.DeclineTakeback(GAME, by, NOON),
                new GameCommand.GiveTime(GAME, by, Duration.ofSeconds(15), NOON),
                new GameCommand.AbortGame(GAME, by, NOON),
                new GameCommand.CheckFlag(GAME, by, NOON));
    }

    private static GameScript midgame() {
        return GameScript.untimed().moves("e4", "e5");
    }

    private static GameScript offered() {
        return midgame().done(new GameCommand.OfferDraw(GAME, BLACK, NOON));
    }

    private static GameScript proposed() {
        return midgame().done(new GameCommand.ProposeTakeback(GAME, WHITE, NOON));
    }

    private static GameScript mated() {
        return GameScript.untimed().moves("f3", "e5", "g4", "Qh4#");
    }

    private static GameCommand.PlayMove move(PlayerId by, int ply, String move) {
        return new GameCommand.PlayMove(GAME, by, ply, move, NOON);
    }

    private static GameCommand.StartGame start() {
        return new GameCommand.StartGame(
                GAME,
                WHITE,
                BLACK,
                TimeControl.fischer(300, 3),
                true,
                Position.initial(),
                GameSource.DIRECT,
                Ruleset.FIDE,
                NOON);
    }

    private static GameEvent.GameStarted started() {
        return new GameEvent.GameStarted(
                WHITE,
                BLACK,
                TimeControl.fischer(300, 3),
                true,
                "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
                GameSource.DIRECT,
                Ruleset.FIDE,
                StartedAt.of(NOON));
    }

    private static GameEvent played(int ply, String uci) {
        return new GameEvent.MovePlayed(ply, uci, MoveTime.UNTIMED, NOON);
    }

    private static Decision<GameEvent, GameRejection> yes(GameEvent event) {
        return Decision.accept(event);
    }

    private static Decision<GameEvent, GameRejection> no(GameRejection rejection) {
        return Decision.reject(rejection);
    }

    private static List<Class<?>> leavesOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? leavesOf(each).stream() : Stream.<Class<?>>of(each))
                .toList();
    }
}
