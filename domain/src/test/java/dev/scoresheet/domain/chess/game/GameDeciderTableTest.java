package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.STRANGER;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command meets every state. A new command or state fails here until somebody says what it does.
class GameDeciderTableTest {

    private record Cell(Class<?> state, Class<?> command) {

        @Override
        public String toString() {
            return command.getSimpleName() + " when " + state.getSimpleName();
        }
    }

    private record Case(String name, GameScript given, GameCommand command, Decision<GameEvent, GameRejection> then) {

        Cell cell() {
            return new Cell(given.game().getClass(), command.getClass());
        }

        boolean isOfStranger() {
            return command instanceof GameCommand.OfPlayer asked && asked.by().equals(STRANGER);
        }

        Optional<Class<?>> rejection() {
            return then instanceof Decision.Rejected(var rejection)
                    ? Optional.of(rejection.getClass())
                    : Optional.empty();
        }
    }

    @Test
    void every_cell_has_a_case_of_its_own_and_every_rejection_occurs() {
        assertEquals(List.of(), missing(cases().toList()));
        assertEquals(
                3 * 15,
                leavesOf(Game.class).size() * leavesOf(GameCommand.class).size());
    }

    /// A case of a stranger says nothing of what the command does.
    @Test
    void a_cell_whose_own_cases_are_taken_away_is_missed() {
        for (var state : leavesOf(Game.class)) {
            for (var command : leavesOf(GameCommand.class)) {
                var cell = new Cell(state, command);
                var others = cases().filter(
                                each -> each.isOfStranger() || !each.cell().equals(cell));
                assertTrue(missing(others.toList()).contains(cell.toString()), cell::toString);
            }
        }
    }

    @Test
    void a_rejection_whose_cases_are_taken_away_is_missed() {
        for (var rejection : leavesOf(GameRejection.class)) {
            var others = cases().filter(each -> !each.rejection().equals(Optional.of(rejection)));
            assertTrue(missing(others.toList()).contains(rejection.getSimpleName()), rejection::getSimpleName);
        }
    }

    @Test
    void a_command_that_is_never_accepted_is_missed() {
        for (var command : leavesOf(GameCommand.class)) {
            var others = cases().filter(each ->
                    each.rejection().isPresent() || !each.command().getClass().equals(command));
            assertTrue(
                    missing(others.toList()).contains("accepted " + command.getSimpleName()), command::getSimpleName);
        }
    }

    /// What the cases leave open: cells, rejections, and commands that are accepted nowhere.
    private static List<String> missing(List<Case> cases) {
        var missing = new ArrayList<String>();
        var covered = cases.stream()
                .filter(each -> !each.isOfStranger())
                .map(Case::cell)
                .collect(toSet());
        var refused = cases.stream().flatMap(each -> each.rejection().stream()).collect(toSet());
        var accepted = cases.stream()
                .filter(each -> each.rejection().isEmpty())
                .map(each -> each.command().getClass())
                .collect(toSet());
        for (var command : leavesOf(GameCommand.class)) {
            for (var state : leavesOf(Game.class)) {
                var cell = new Cell(state, command);
                if (!covered.contains(cell)) {
                    missing.add(cell.toString());
                }
            }
            if (!accepted.contains(command)) {
                missing.add("accepted " + command.getSimpleName());
            }
        }
        leavesOf(GameRejection.class).stream()
                .filter(rejection -> !refused.contains(rejection))
                .forEach(rejection -> missing.add(rejection.getSimpleName()));
        return missing;
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
        cases.add(new Case(
                "where nothing is left to play",
                GameScript.given(List.of()),
                start(GameScript.position("7k/6Q1/6K1/8/8/8/8/8 b - - 0 1")),
                no(new GameRejection.NothingToPlay(new Status.Checkmate(Side.WHITE)))));

        cases.add(new Case("a move", midgame(), move(WHITE, 3, "Nf3"), yes(played(3, "g1f3"))));
        cases.add(new Case("again", midgame(), move(BLACK, 2, "e5"), Decision.nothing()));
        cases.add(new Case("again, in other words", midgame(), move(BLACK, 2, "e7e5"), Decision.nothing()));
        cases.add(new Case("another", midgame(), move(BLACK, 2, "d5"), no(new GameRejection.StalePly(2, 3))));
        cases.add(new Case("no longer last", midgame(), move(WHITE, 1, "e4"), no(new GameRejection.StalePly(1, 3))));
        cases.add(new Case("too soon", midgame(), move(BLACK, 4, "d5"), no(new GameRejection.StalePly(4, 3))));
        cases.add(new Case("not his", midgame(), move(BLACK, 3, "d5"), no(new GameRejection.NotYourTurn(Side.WHITE))));
        cases.add(new Case("illegal", midgame(), move(WHITE, 3, "e5"), no(new GameRejection.IllegalMove("e5"))));
        cases.add(new Case("of two knights", knights(), move(WHITE, 1, "Nd2"), no(ambiguous())));
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
        cases.add(new Case(
                "open",
                offered(),
                new GameCommand.AcceptDraw(GAME, WHITE, NOON),
                yes(ended(offered(), Ending.draw(Termination.AGREEMENT), Side.WHITE, NOON))));
        cases.add(new Case("one's own", offered(), new GameCommand.AcceptDraw(GAME, BLACK, NOON), none));
        cases.add(new Case(
                "without ground",
                midgame(),
                new GameCommand.ClaimDraw(GAME, WHITE, NOON),
                no(new GameRejection.ClaimUnfounded())));
        cases.add(new Case(
                "of a position that came three times",
                repeated(),
                new GameCommand.ClaimDraw(GAME, WHITE, NOON),
                yes(ended(repeated(), Ending.draw(Termination.THREEFOLD_CLAIM), Side.WHITE, NOON))));

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
        cases.add(new Case(
                "open",
                proposed(),
                new GameCommand.AcceptTakeback(GAME, BLACK, NOON),
                yes(new GameEvent.MovesTakenBack(2, ClockTimes.NONE, NOON))));
        cases.add(new Case("one's own", proposed(), new GameCommand.AcceptTakeback(GAME, WHITE, NOON), none));

        cases.add(new Case(
                "untimed",
                midgame(),
                new GameCommand.GiveTime(GAME, WHITE, Duration.ofSeconds(15), NOON),
                no(new GameRejection.NoClock())));
        cases.add(new Case(
                "on the clock",
                timed(),
                new GameCommand.GiveTime(GAME, WHITE, Duration.ofSeconds(15), NOON),
                yes(new GameEvent.TimeGiven(Side.BLACK, Duration.ofSeconds(15), Side.WHITE))));
        cases.add(new Case(
                "too late",
                midgame(),
                new GameCommand.AbortGame(GAME, WHITE, NOON),
                no(new GameRejection.TooLateToAbort())));
        cases.add(new Case(
                "before both have moved",
                GameScript.untimed(),
                new GameCommand.AbortGame(GAME, WHITE, NOON),
                yes(ended(GameScript.untimed(), Ending.aborted(), Side.WHITE, NOON))));
        cases.add(new Case(
                "too soon",
                GameScript.untimed(),
                new GameCommand.Resign(GAME, WHITE, NOON),
                no(new GameRejection.AbortInstead())));
        cases.add(new Case(
                "midgame",
                midgame(),
                new GameCommand.Resign(GAME, BLACK, NOON),
                yes(ended(midgame(), new Ending(Result.WHITE_WINS, Termination.RESIGNATION), Side.BLACK, NOON))));
        cases.add(new Case(
                "untimed",
                midgame(),
                new GameCommand.CheckFlag(GAME, WHITE, NOON),
                no(new GameRejection.FlagNotFallen())));
        var late = NOON.plus(Duration.ofHours(1));
        cases.add(new Case(
                "fallen",
                timed(),
                new GameCommand.CheckFlag(GAME, BLACK, late),
                yes(ended(timed(), new Ending(Result.BLACK_WINS, Termination.FLAG), Side.BLACK, late))));
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

    private static GameScript timed() {
        return GameScript.timed(300, 3).moves("e4", "e5");
    }

    private static GameScript repeated() {
        return GameScript.untimed().moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8");
    }

    private static GameScript knights() {
        return GameScript.from("4k3/8/8/8/8/5N2/8/1N2K3 w - - 0 1");
    }

    private static GameRejection ambiguous() {
        var position = knights().running().line().position();
        var fitting = Stream.of("b1d2", "f3d2")
                .map(uci -> Uci.recorded(uci, position))
                .toList();
        return new GameRejection.AmbiguousMove("Nd2", fitting);
    }

    private static GameEvent ended(GameScript given, Ending ending, Side by, Instant at) {
        return ending.of(given.running(), EndedBy.player(by), at);
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
        return start(Position.initial());
    }

    private static GameCommand.StartGame start(Position from) {
        return new GameCommand.StartGame(
                GAME, WHITE, BLACK, TimeControl.fischer(300, 3), true, from, GameSource.DIRECT, Ruleset.FIDE, NOON);
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
