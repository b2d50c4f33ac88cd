package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameEvent.DrawDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOfferCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.DrawOffered;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackDeclined;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposalCanceled;
import dev.scoresheet.domain.chess.game.GameEvent.TakebackProposed;
import dev.scoresheet.domain.chess.game.GameEvent.TimeGiven;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;

/// State change of a game for each event, without checks of the rules.
final class GameEvolution {

    private GameEvolution() {}

    static InProgress begin(GameStarted started) {
        return switch (Fen.recorded(started.start())) {
            case FenReading.Read(var position) ->
                new InProgress(
                        started,
                        GameLine.start(position),
                        GameClock.begin(started, position.turn()),
                        DrawOffers.none(),
                        Proposal.none());
            case FenReading.FenProblem problem ->
                throw new IllegalStateException(
                        "the recorded start '" + started.start() + "' is no position: " + problem.detail());
        };
    }

    static Game evolve(InProgress game, GameEvent event) {
        return switch (event) {
            case GameStarted started ->
                throw new IllegalStateException("a game that has started cannot take " + started);
            case MovePlayed played -> played(game, played);
            case DrawOffered(var by, var ply) -> game.with(game.drawOffers().offered(by, ply));
            case DrawDeclined _, DrawOfferCanceled _ ->
                game.with(game.drawOffers().closed());
            case TakebackProposed(var by) -> game.with(Proposal.by(by));
            case TakebackDeclined _, TakebackProposalCanceled _ -> game.with(Proposal.none());
            case MovesTakenBack takenBack -> takenBack(game, takenBack);
            case TimeGiven given -> given(game, given);
            case GameEnded ended ->
                new Ended(
                        game.started(),
                        game.line(),
                        ended.clocks(),
                        ended.result(),
                        ended.termination(),
                        ended.endedAt());
        };
    }

    static InProgress given(InProgress game, TimeGiven given) {
        return game.with(game.gameClock().evolve(given).clock());
    }

    static InProgress played(InProgress game, MovePlayed played) {
        var line = game.line().play(move(played.uci(), game.line().position()));
        return new InProgress(
                game.started(),
                line,
                game.gameClock().evolve(played).clock(),
                game.drawOffers().afterMoveOf(game.turn()),
                Proposal.none());
    }

    private static InProgress takenBack(InProgress game, MovesTakenBack takenBack) {
        var line = game.line().takeBack(takenBack.count());
        return new InProgress(
                game.started(),
                line,
                game.gameClock().evolve(takenBack).clock(),
                game.drawOffers().closed(),
                Proposal.none());
    }

    private static Move move(String uci, Position position) {
        if (Uci.read(uci, position) instanceof MoveReading.Read(var move)) {
            return move;
        }
        throw new IllegalStateException("the recorded move " + uci + " is no legal move in " + position);
    }
}
