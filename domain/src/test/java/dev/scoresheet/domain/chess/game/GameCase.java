package dev.scoresheet.domain.chess.game;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.STRANGER;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptDraw;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.ExpireFirstMove;
import dev.scoresheet.domain.chess.game.GameCommand.FallFlag;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawTakeback;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Case of the table of commands and states: a game, a command, and the expected decision.
record GameCase(String name, GameScript given, GameCommand command, Decision<GameEvent, GameRejection> then) {

    private static final Decision<GameEvent, GameRejection> NO_OPEN_OFFER = no(new GameRejection.NoOpenOffer());

    private static final Decision<GameEvent, GameRejection> OVER =
            no(new GameRejection.GameOver(Result.BLACK_WINS, Termination.CHECKMATE));

    private static final Duration GIFT = Duration.ofSeconds(15);

    /// White's clock of [#timed] reaches zero.
    private static final Instant ZERO = NOON.plusSeconds(300);

    static List<GameCase> all() {
        return Stream.of(ofEveryCommand(), starts(), moves(), draws(), takebacks(), clocksAndEnds(), deadlines())
                .flatMap(cases -> cases)
                .toList();
    }

    /// One game in each state.
    static List<Game> states() {
        return List.of(none().game(), midgame().game(), mated().game());
    }

    /// One command of each type.
    static List<GameCommand> commands() {
        return Stream.concat(Stream.of(start()), Stream.concat(commandsOf(WHITE), commandsOfTheServer(NOON)))
                .toList();
    }

    private static Stream<GameCase> ofEveryCommand() {
        var ofPlayers = Stream.concat(commandsOf(WHITE), commandsOfTheServer(NOON))
                .flatMap(command -> Stream.of(
                        of("to a game that does not exist", none(), command, no(new GameRejection.NoSuchGame())),
                        of("after the end", mated(), command, OVER)));
        var stranger = no(new GameRejection.NotAPlayer(STRANGER));
        var ofStrangers = commandsOf(STRANGER)
                .flatMap(command -> Stream.of(
                        of("by a stranger", midgame(), command, stranger),
                        of("by a stranger, after the end", mated(), command, stranger)));
        return Stream.concat(ofPlayers, ofStrangers);
    }

    private static Stream<GameCase> starts() {
        var already = no(new GameRejection.AlreadyStarted());
        return Stream.of(
                of("a new game", none(), start(), yes(started())),
                of("a game that has started", midgame(), start(), already),
                of("a game that has ended", mated(), start(), already),
                of(
                        "from a position that is mate",
                        none(),
                        start(GameScript.position("7k/6Q1/6K1/8/8/8/8/8 b - - 0 1")),
                        no(new GameRejection.NothingToPlay(new Status.Checkmate(Side.WHITE)))));
    }

    private static Stream<GameCase> moves() {
        return Stream.of(
                of("a legal move", midgame(), move(WHITE, 3, "Nf3"), yes(played(3, "g1f3"))),
                of("the last move, sent again", midgame(), move(BLACK, 2, "e5"), Decision.nothing()),
                of("the last move, sent again in UCI", midgame(), move(BLACK, 2, "e7e5"), Decision.nothing()),
                of("another move for the last half-move", midgame(), move(BLACK, 2, "d5"), stale(2, 3)),
                of("the move before the last, sent again", midgame(), move(WHITE, 1, "e4"), stale(1, 3)),
                of("a move for the half-move after the next", midgame(), move(BLACK, 4, "d5"), stale(4, 3)),
                of(
                        "a move while the opponent is to move",
                        midgame(),
                        move(BLACK, 3, "d5"),
                        no(new GameRejection.NotYourTurn(Side.WHITE))),
                of("an illegal move", midgame(), move(WHITE, 3, "e5"), no(new GameRejection.IllegalMove("e5"))),
                of("a move that two knights can make", knights(), move(WHITE, 1, "Nd2"), no(ambiguous())),
                of(
                        "a text that is no move",
                        midgame(),
                        move(WHITE, 3, "up!"),
                        no(new GameRejection.UnreadableMove("up!"))),
                of("the mating move, sent again", mated(), move(BLACK, 4, "Qh4"), Decision.nothing()),
                of("another move instead of the mating move", mated(), move(BLACK, 4, "Qg5"), OVER),
                of("the mating move, sent by the loser", mated(), move(WHITE, 4, "Qh4"), OVER));
    }

    private static Stream<GameCase> draws() {
        return Stream.of(
                of(
                        "without an open offer",
                        midgame(),
                        new OfferDraw(GAME, BLACK, NOON),
                        yes(new GameEvent.DrawOffered(Side.BLACK, 2))),
                of(
                        "while the player's own offer is open",
                        offered(),
                        new OfferDraw(GAME, BLACK, NOON),
                        Decision.nothing()),
                of(
                        "before two half-moves",
                        GameScript.untimed(),
                        new OfferDraw(GAME, WHITE, NOON),
                        no(new GameRejection.OfferTooEarly(2))),
                of(
                        "of the player's own offer",
                        offered(),
                        new WithdrawDraw(GAME, BLACK, NOON),
                        yes(new GameEvent.DrawOfferCanceled())),
                of("without an open offer", midgame(), new WithdrawDraw(GAME, BLACK, NOON), NO_OPEN_OFFER),
                of("of the opponent's offer", offered(), new WithdrawDraw(GAME, WHITE, NOON), NO_OPEN_OFFER),
                of(
                        "of the opponent's offer",
                        offered(),
                        new DeclineDraw(GAME, WHITE, NOON),
                        yes(new GameEvent.DrawDeclined())),
                of("without an open offer", midgame(), new DeclineDraw(GAME, WHITE, NOON), NO_OPEN_OFFER),
                of("of the player's own offer", offered(), new DeclineDraw(GAME, BLACK, NOON), NO_OPEN_OFFER),
                of(
                        "of the opponent's offer",
                        offered(),
                        new AcceptDraw(GAME, WHITE, NOON),
                        yes(ended(offered(), Ending.draw(Termination.AGREEMENT), Side.WHITE, NOON))),
                of("without an open offer", midgame(), new AcceptDraw(GAME, WHITE, NOON), NO_OPEN_OFFER),
                of("of the player's own offer", offered(), new AcceptDraw(GAME, BLACK, NOON), NO_OPEN_OFFER),
                of(
                        "of a threefold repetition",
                        repeated(),
                        new ClaimDraw(GAME, WHITE, NOON),
                        yes(ended(repeated(), Ending.draw(Termination.THREEFOLD_CLAIM), Side.WHITE, NOON))),
                of(
                        "without ground",
                        midgame(),
                        new ClaimDraw(GAME, WHITE, NOON),
                        no(new GameRejection.ClaimUnfounded())));
    }

    private static Stream<GameCase> takebacks() {
        return Stream.of(
                of(
                        "without an open proposal",
                        midgame(),
                        new ProposeTakeback(GAME, WHITE, NOON),
                        yes(new GameEvent.TakebackProposed(Side.WHITE))),
                of(
                        "while the player's own proposal is open",
                        proposed(),
                        new ProposeTakeback(GAME, WHITE, NOON),
                        Decision.nothing()),
                of(
                        "before the player has moved",
                        GameScript.untimed(),
                        new ProposeTakeback(GAME, BLACK, NOON),
                        no(new GameRejection.NothingToTakeBack())),
                of(
                        "of the player's own proposal",
                        proposed(),
                        new WithdrawTakeback(GAME, WHITE, NOON),
                        yes(new GameEvent.TakebackProposalCanceled())),
                of("without an open proposal", midgame(), new WithdrawTakeback(GAME, WHITE, NOON), NO_OPEN_OFFER),
                of(
                        "of the opponent's proposal",
                        proposed(),
                        new DeclineTakeback(GAME, BLACK, NOON),
                        yes(new GameEvent.TakebackDeclined())),
                of("without an open proposal", midgame(), new DeclineTakeback(GAME, BLACK, NOON), NO_OPEN_OFFER),
                of(
                        "of the opponent's proposal",
                        proposed(),
                        new AcceptTakeback(GAME, BLACK, NOON),
                        yes(new GameEvent.MovesTakenBack(2, ClockTimes.NONE, NOON))),
                of("without an open proposal", midgame(), new AcceptTakeback(GAME, BLACK, NOON), NO_OPEN_OFFER),
                of("of the player's own proposal", proposed(), new AcceptTakeback(GAME, WHITE, NOON), NO_OPEN_OFFER));
    }

    private static Stream<GameCase> clocksAndEnds() {
        var late = NOON.plus(Duration.ofHours(1));
        return Stream.of(
                of(
                        "in a timed game",
                        timed(),
                        new GiveTime(GAME, WHITE, GIFT, NOON),
                        yes(new GameEvent.TimeGiven(Side.BLACK, GIFT, TimeGiver.player(Side.WHITE)))),
                of(
                        "in an untimed game",
                        midgame(),
                        new GiveTime(GAME, WHITE, GIFT, NOON),
                        no(new GameRejection.NoClock())),
                of("after the clock reached zero", timed(), new CheckFlag(GAME, BLACK, late), yes(flag(timed(), ZERO))),
                of(
                        "in an untimed game",
                        midgame(),
                        new CheckFlag(GAME, WHITE, NOON),
                        no(new GameRejection.FlagNotFallen())),
                of(
                        "before both have moved",
                        GameScript.untimed(),
                        new AbortGame(GAME, WHITE, NOON),
                        yes(ended(GameScript.untimed(), Ending.aborted(), Side.WHITE, NOON))),
                of(
                        "after both have moved",
                        midgame(),
                        new AbortGame(GAME, WHITE, NOON),
                        no(new GameRejection.TooLateToAbort())),
                of(
                        "after both have moved",
                        midgame(),
                        new Resign(GAME, BLACK, NOON),
                        yes(ended(
                                midgame(), new Ending(Result.WHITE_WINS, Termination.RESIGNATION), Side.BLACK, NOON))),
                of(
                        "before both have moved",
                        GameScript.untimed(),
                        new Resign(GAME, WHITE, NOON),
                        no(new GameRejection.AbortInstead())));
    }

    private static Stream<GameCase> deadlines() {
        var before = ZERO.minusMillis(1);
        var notFallen = no(new GameRejection.FlagNotFallen());
        var down = Duration.ofMinutes(1);
        return Stream.of(
                of("at zero", timed(), new FallFlag(GAME, ZERO), yes(flag(timed(), ZERO))),
                of("a millisecond before zero", timed(), new FallFlag(GAME, before), notFallen),
                of("before both have moved", awaited(), new FallFlag(GAME, ZERO), notFallen),
                of("in an untimed game", midgame(), new FallFlag(GAME, ZERO), notFallen),
                of(
                        "after the wait",
                        awaited(),
                        new ExpireFirstMove(GAME, NOON.plusSeconds(25)),
                        yes(noStart(awaited(), NOON.plusSeconds(25)))),
                of(
                        "a millisecond before the end of the wait",
                        awaited(),
                        new ExpireFirstMove(GAME, NOON.plusMillis(24_999)),
                        notFallen),
                of("after both have moved", timed(), new ExpireFirstMove(GAME, ZERO), notFallen),
                of(
                        "at zero",
                        timed(),
                        new AfterDowntime(new FallFlag(GAME, ZERO), down),
                        yes(new GameEvent.TimeGiven(Side.WHITE, down, TimeGiver.SERVER))),
                of(
                        "a millisecond before the time that the downtime gives",
                        timed(),
                        new AfterDowntime(
                                new CheckFlag(GAME, BLACK, ZERO.plus(down).minusMillis(1)), down),
                        notFallen));
    }

    private static Stream<GameCommand> commandsOfTheServer(Instant at) {
        return Stream.of(
                new FallFlag(GAME, at),
                new ExpireFirstMove(GAME, at),
                new AfterDowntime(new FallFlag(GAME, at), Duration.ofMinutes(1)));
    }

    private static Stream<GameCommand> commandsOf(PlayerId by) {
        return Stream.of(
                move(by, 1, "e4"),
                new Resign(GAME, by, NOON),
                new OfferDraw(GAME, by, NOON),
                new WithdrawDraw(GAME, by, NOON),
                new AcceptDraw(GAME, by, NOON),
                new DeclineDraw(GAME, by, NOON),
                new ClaimDraw(GAME, by, NOON),
                new ProposeTakeback(GAME, by, NOON),
                new WithdrawTakeback(GAME, by, NOON),
                new AcceptTakeback(GAME, by, NOON),
                new DeclineTakeback(GAME, by, NOON),
                new GiveTime(GAME, by, GIFT, NOON),
                new AbortGame(GAME, by, NOON),
                new CheckFlag(GAME, by, NOON));
    }

    private static GameScript none() {
        return GameScript.given(List.of());
    }

    private static GameScript midgame() {
        return GameScript.untimed().moves("e4", "e5");
    }

    private static GameScript timed() {
        return GameScript.timed(300, 3).moves("e4", "e5");
    }

    private static GameScript awaited() {
        return GameScript.fromChallenge(300, 3);
    }

    private static GameScript repeated() {
        return GameScript.untimed().moves("Nf3", "Nf6", "Ng1", "Ng8", "Nf3", "Nf6", "Ng1", "Ng8");
    }

    private static GameScript knights() {
        return GameScript.from("4k3/8/8/8/8/5N2/8/1N2K3 w - - 0 1");
    }

    private static GameScript offered() {
        return midgame().done(new OfferDraw(GAME, BLACK, NOON));
    }

    private static GameScript proposed() {
        return midgame().done(new ProposeTakeback(GAME, WHITE, NOON));
    }

    private static GameScript mated() {
        return GameScript.untimed().moves("f3", "e5", "g4", "Qh4#");
    }

    private static PlayMove move(PlayerId by, int ply, String move) {
        return new PlayMove(GAME, by, ply, move, NOON);
    }

    private static StartGame start() {
        return start(Position.initial());
    }

    private static StartGame start(Position from) {
        return new StartGame(
                GAME, WHITE, BLACK, TimeControl.fischer(300, 3), true, from, GameSource.DIRECT, Ruleset.FIDE, NOON);
    }

    private static GameEvent started() {
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

    private static GameEvent ended(GameScript given, Ending ending, Side by, Instant at) {
        return ending.of(given.running(), EndedBy.player(by), at);
    }

    private static GameEvent flag(GameScript given, Instant zero) {
        return new Ending(Result.BLACK_WINS, Termination.FLAG).of(given.running(), EndedBy.SERVER, zero);
    }

    private static GameEvent noStart(GameScript given, Instant at) {
        return new Ending(Result.UNFINISHED, Termination.NO_START).of(given.running(), EndedBy.SERVER, at);
    }

    private static GameRejection ambiguous() {
        var position = knights().running().line().position();
        var fitting = Stream.of("b1d2", "f3d2")
                .map(uci -> Uci.recorded(uci, position))
                .toList();
        return new GameRejection.AmbiguousMove("Nd2", fitting);
    }

    private static Decision<GameEvent, GameRejection> stale(int asked, int next) {
        return no(new GameRejection.StalePly(asked, next));
    }

    private static GameCase of(
            String name, GameScript given, GameCommand command, Decision<GameEvent, GameRejection> then) {
        return new GameCase(name, given, command, then);
    }

    private static Decision<GameEvent, GameRejection> yes(GameEvent event) {
        return Decision.accept(event);
    }

    private static Decision<GameEvent, GameRejection> no(GameRejection rejection) {
        return Decision.reject(rejection);
    }
}
