package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Claim;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.chess.game.Game.Started;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptDraw;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.AfterDowntime;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfPlayer;
import dev.scoresheet.domain.chess.game.GameCommand.OfServer;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameCommand.Timed;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawTakeback;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOfferCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOffered;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposalCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.game.GameRejection.AbortInstead;
import dev.scoresheet.domain.chess.game.GameRejection.AlreadyStarted;
import dev.scoresheet.domain.chess.game.GameRejection.AmbiguousMove;
import dev.scoresheet.domain.chess.game.GameRejection.ClaimUnfounded;
import dev.scoresheet.domain.chess.game.GameRejection.FlagNotFallen;
import dev.scoresheet.domain.chess.game.GameRejection.GameOver;
import dev.scoresheet.domain.chess.game.GameRejection.IllegalMove;
import dev.scoresheet.domain.chess.game.GameRejection.NoClock;
import dev.scoresheet.domain.chess.game.GameRejection.NoOpenOffer;
import dev.scoresheet.domain.chess.game.GameRejection.NoSuchGame;
import dev.scoresheet.domain.chess.game.GameRejection.NotAPlayer;
import dev.scoresheet.domain.chess.game.GameRejection.NotYourTurn;
import dev.scoresheet.domain.chess.game.GameRejection.NothingToPlay;
import dev.scoresheet.domain.chess.game.GameRejection.NothingToTakeBack;
import dev.scoresheet.domain.chess.game.GameRejection.OfferTooEarly;
import dev.scoresheet.domain.chess.game.GameRejection.StalePly;
import dev.scoresheet.domain.chess.game.GameRejection.TooLateToAbort;
import dev.scoresheet.domain.chess.game.GameRejection.UnreadableMove;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveParser;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/// Rules of a game as a table of state, command and decision.
///
/// The time of the players comes before all other rules ([OutOfTime]). So no result depends on how late a timer is.
///
/// This class decides automatic draws, and folding never finds them. So recorded games keep their history when the
/// rules change.
public final class GameDecider implements Decider<GameCommand, Game, GameEvent, GameRejection> {

    @Override
    public Game initial() {
        return new NotStarted();
    }

    @Override
    public Decision<GameEvent, GameRejection> decide(GameCommand command, Game state) {
        return switch (command) {
            case StartGame start -> start(start, state);
            case Timed timed -> decide(timed, Duration.ZERO, state);
            case AfterDowntime(var timed, var downtime) -> decide(timed, downtime, state);
        };
    }

    private static Decision<GameEvent, GameRejection> decide(Timed command, Duration downtime, Game state) {
        return switch (state) {
            case NotStarted _ -> Decision.reject(new NoSuchGame());
            case InProgress game ->
                switch (command) {
                    case OfPlayer ofPlayer ->
                        decideAs(
                                ofPlayer.by(),
                                game,
                                side -> OutOfTime.first(
                                        ofPlayer, downtime, game, onTime -> decide(ofPlayer, side, onTime)));
                    case OfServer ofServer -> OutOfTime.atDeadline(ofServer, downtime, game);
                };
            case Ended game ->
                switch (command) {
                    case OfPlayer ofPlayer -> decideAs(ofPlayer.by(), game, side -> decide(ofPlayer, side, game));
                    case OfServer _ -> Decision.reject(new GameOver(game.result(), game.termination()));
                };
        };
    }

    private static Decision<GameEvent, GameRejection> decideAs(
            PlayerId player, Started game, Function<Side, Decision<GameEvent, GameRejection>> decision) {
        return game.sideOf(player).map(decision).orElseGet(() -> Decision.reject(new NotAPlayer(player)));
    }

    private static Decision<GameEvent, GameRejection> decide(OfPlayer command, Side side, InProgress game) {
        return switch (command) {
            case PlayMove move -> play(move, side, game);
            case Resign resign -> resign(resign, side, game);
            case OfferDraw offer -> offerDraw(offer, side, game);
            case WithdrawDraw _ ->
                game.drawOffer().isBy(side)
                        ? Decision.accept(new DrawOfferCanceled())
                        : Decision.reject(new NoOpenOffer());
            case AcceptDraw accept ->
                game.drawOffer().isBy(side.opponent()) ? agree(game, side, accept) : Decision.reject(new NoOpenOffer());
            case DeclineDraw _ ->
                game.drawOffer().isBy(side.opponent())
                        ? Decision.accept(new DrawDeclined())
                        : Decision.reject(new NoOpenOffer());
            case ClaimDraw claim -> claimDraw(claim, side, game);
            case ProposeTakeback propose -> proposeTakeback(propose, side, game);
            case WithdrawTakeback _ ->
                game.takeback().isBy(side)
                        ? Decision.accept(new TakebackProposalCanceled())
                        : Decision.reject(new NoOpenOffer());
            case AcceptTakeback accept -> acceptTakeback(accept, side, game);
            case DeclineTakeback _ ->
                game.takeback().isBy(side.opponent())
                        ? Decision.accept(new TakebackDeclined())
                        : Decision.reject(new NoOpenOffer());
            case GiveTime gift -> giveTime(gift, side, game);
            case AbortGame abort ->
                game.bothHaveMoved()
                        ? Decision.reject(new TooLateToAbort())
                        : Decision.accept(Ending.aborted().of(game, EndedBy.player(side), abort.at()));
            case CheckFlag _ -> Decision.reject(new FlagNotFallen());
        };
    }

    private static Decision<GameEvent, GameRejection> decide(OfPlayer command, Side side, Ended game) {
        return switch (command) {
            case PlayMove move when isOnTheBoard(move, side, game.line()) -> Decision.nothing();
            case PlayMove _,
                    Resign _,
                    OfferDraw _,
                    WithdrawDraw _,
                    AcceptDraw _,
                    DeclineDraw _,
                    ClaimDraw _,
                    ProposeTakeback _,
                    WithdrawTakeback _,
                    AcceptTakeback _,
                    DeclineTakeback _,
                    GiveTime _,
                    AbortGame _,
                    CheckFlag _ -> Decision.reject(new GameOver(game.result(), game.termination()));
        };
    }

    private static Decision<GameEvent, GameRejection> start(StartGame start, Game state) {
        return switch (state) {
            case NotStarted _ -> start(start);
            case InProgress _, Ended _ -> Decision.reject(new AlreadyStarted());
        };
    }

    private static Decision<GameEvent, GameRejection> start(StartGame start) {
        var status = GameLine.start(start.start()).status(start.ruleset().policy());
        if (!(status instanceof Status.Ongoing)) {
            return Decision.reject(new NothingToPlay(status));
        }
        var variant = start.start().isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD;
        return Decision.accept(new GameStarted(
                start.white(),
                start.black(),
                start.timeControl(),
                start.rated(),
                Fen.write(start.start(), variant),
                start.source(),
                start.ruleset(),
                StartedAt.of(start.at().truncatedTo(ChronoUnit.MILLIS))));
    }

    private static Decision<GameEvent, GameRejection> play(PlayMove command, Side side, InProgress game) {
        if (isOnTheBoard(command, side, game.line())) {
            return Decision.nothing();
        }
        var next = game.line().ply() + 1;
        if (command.ply() != next) {
            return Decision.reject(new StalePly(command.ply(), next));
        }
        if (side != game.turn()) {
            return Decision.reject(new NotYourTurn(game.turn()));
        }
        return switch (MoveParser.read(command.move(), game.line().position())) {
            case MoveReading.Read(var move) -> played(game, move, command);
            case MoveReading.Illegal(var text) -> Decision.reject(new IllegalMove(text));
            case MoveReading.Ambiguous(var text, var fitting) -> Decision.reject(new AmbiguousMove(text, fitting));
            case MoveReading.Unreadable(var text) -> Decision.reject(new UnreadableMove(text));
        };
    }

    private static Decision<GameEvent, GameRejection> played(InProgress game, Move move, PlayMove command) {
        var status = game.line().play(move).status(game.started().ruleset().policy());
        var goesOn = status instanceof Status.Ongoing;
        var played = new MovePlayed(
                command.ply(),
                Uci.write(move, game.variant()),
                game.clock().measure(game.turn(), command.at(), !goesOn),
                game.clock().stamp(command.at()));
        return goesOn
                ? Decision.accept(played)
                : Decision.accept(List.of(
                        played,
                        Ending.onTheBoard(status).of(GameEvolution.played(game, played), EndedBy.RULES, command.at())));
    }

    /// True if the same player sent this half-move before and it was made.
    private static boolean isOnTheBoard(PlayMove command, Side side, GameLine line) {
        return command.ply() == line.ply()
                && line.ply() > 0
                && side == line.position().turn().opponent()
                && MoveParser.read(command.move(), line.takeBack(1).position()) instanceof MoveReading.Read(var move)
                && line.lastMove().filter(move::equals).isPresent();
    }

    private static Decision<GameEvent, GameRejection> resign(Resign resign, Side side, InProgress game) {
        return game.bothHaveMoved()
                ? Decision.accept(Ending.resignationOf(side).of(game, EndedBy.player(side), resign.at()))
                : Decision.reject(new AbortInstead());
    }

    private static Decision<GameEvent, GameRejection> agree(InProgress game, Side side, OfPlayer command) {
        return Decision.accept(Ending.draw(Termination.AGREEMENT).of(game, EndedBy.player(side), command.at()));
    }

    private static Decision<GameEvent, GameRejection> offerDraw(OfferDraw offer, Side side, InProgress game) {
        if (game.drawOffer().isBy(side.opponent())) {
            return agree(game, side, offer);
        }
        if (game.drawOffer().isBy(side)) {
            return Decision.nothing();
        }
        var ply = game.line().ply();
        int from = game.drawOffers().fromPly().of(side);
        return ply < from ? Decision.reject(new OfferTooEarly(from)) : Decision.accept(new DrawOffered(side, ply));
    }

    /// Accepts a claim by either player for the position on the board. With grounds for both claims, the repetition
    /// counts.
    private static Decision<GameEvent, GameRejection> claimDraw(ClaimDraw claim, Side side, InProgress game) {
        var claims = game.claims();
        if (claims.isEmpty()) {
            return Decision.reject(new ClaimUnfounded());
        }
        var ground = claims.contains(Claim.THREEFOLD) ? Termination.THREEFOLD_CLAIM : Termination.FIFTY_CLAIM;
        return Decision.accept(Ending.draw(ground).of(game, EndedBy.player(side), claim.at()));
    }

    private static Decision<GameEvent, GameRejection> proposeTakeback(
            ProposeTakeback propose, Side side, InProgress game) {
        if (game.takeback().isBy(side.opponent())) {
            return Decision.accept(takenBack(game, side.opponent(), propose));
        }
        if (game.takeback().isBy(side)) {
            return Decision.nothing();
        }
        return halfMovesToTakeBack(game, side) > game.line().ply()
                ? Decision.reject(new NothingToTakeBack())
                : Decision.accept(new TakebackProposed(side));
    }

    private static Decision<GameEvent, GameRejection> acceptTakeback(
            AcceptTakeback accept, Side side, InProgress game) {
        return game.takeback().isBy(side.opponent())
                ? Decision.accept(takenBack(game, side.opponent(), accept))
                : Decision.reject(new NoOpenOffer());
    }

    private static MovesTakenBack takenBack(InProgress game, Side proposer, OfPlayer command) {
        return new MovesTakenBack(
                halfMovesToTakeBack(game, proposer),
                game.clock().times(command.at()),
                game.clock().stamp(command.at()));
    }

    /// Returns the number of half-moves that gives the proposer the choice again: the proposer's last move, and also
    /// the reply if there is one.
    private static int halfMovesToTakeBack(InProgress game, Side proposer) {
        return game.turn() == proposer ? 2 : 1;
    }

    private static Decision<GameEvent, GameRejection> giveTime(GiveTime gift, Side side, InProgress game) {
        return switch (game.started().timeControl()) {
            case TimeControl.Fischer _ ->
                Decision.accept(new TimeGiven(side.opponent(), gift.time(), TimeGiver.player(side)));
            case TimeControl.Untimed _ -> Decision.reject(new NoClock());
        };
    }

    @Override
    public Game evolve(Game state, GameEvent event) {
        return switch (state) {
            case NotStarted _ -> {
                if (event instanceof GameStarted started) {
                    yield GameEvolution.begin(started);
                }
                throw new IllegalStateException("a game that has not started cannot take " + event);
            }
            case InProgress game -> GameEvolution.evolve(game, event);
            case Ended _ -> throw new IllegalStateException("a game that has ended cannot take " + event);
        };
    }
}
