package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.game.GameRejection;
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
import java.util.List;
import java.util.Map;

/// Mapping of each rejection to the problem that clients see. A new rejection does not compile until it is mapped here.
final class RejectionProblem {

    private RejectionProblem() {}

    static Problem of(GameRejection rejection) {
        return switch (rejection) {
            case NoSuchGame _ -> GameProblems.NO_SUCH_GAME.of("No game has this id.");
            case AlreadyStarted _ -> GameProblems.ALREADY_STARTED.of("The game has started already.");
            case NothingToPlay _ ->
                at("/start", GameProblems.NOTHING_TO_PLAY, "the game would be over in this position");
            case NotAPlayer _ ->
                GameProblems.NOT_A_PLAYER.of("The player in " + ActingPlayer.FIELD + " is not in this game.");
            case GameOver(var result, var termination) ->
                GameProblems.GAME_OVER.of("The game ended " + result.text() + " by " + termination.word() + ".");
            case StalePly(var asked, var next) ->
                GameProblems.STALE_PLY.of("The move is for half-move " + asked + ", but the next is " + next + ".");
            case NotYourTurn(var turn) -> GameProblems.NOT_YOUR_TURN.of("It is " + side(turn) + "'s turn.");
            case UnreadableMove _ -> at("/move", GameProblems.ILLEGAL_MOVE, "neither UCI nor SAN");
            case IllegalMove _ -> at("/move", GameProblems.ILLEGAL_MOVE, "not legal in this position");
            case AmbiguousMove(var _, var candidates) ->
                at("/move", GameProblems.ILLEGAL_MOVE, candidates.size() + " legal moves fit this text");
            case NoOpenOffer _ -> GameProblems.NO_OPEN_OFFER.of("No such offer or proposal is open.");
            case OfferTooEarly(var fromPly) ->
                GameProblems.OFFER_TOO_EARLY.of("This player can offer a draw after " + fromPly + " half-moves.");
            case ClaimUnfounded _ ->
                GameProblems.CLAIM_UNFOUNDED.of(
                        "There is neither a threefold repetition nor fifty moves without capture or pawn move.");
            case NothingToTakeBack _ -> GameProblems.NOTHING_TO_TAKE_BACK.of("This player has not moved yet.");
            case TooLateToAbort _ -> GameProblems.TOO_LATE_TO_ABORT.of("Both sides have moved. Resign instead.");
            case AbortInstead _ -> GameProblems.ABORT_INSTEAD.of("Not both sides have moved. Abort instead.");
            case NoClock _ -> GameProblems.NO_CLOCK.of("The game is untimed.");
            case FlagNotFallen _ -> GameProblems.NOT_YET.of("The side to move has time left, or no time runs.");
        };
    }

    private static Problem at(String pointer, ProblemType type, String detail) {
        return type.of(pointer + ": " + detail).with("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    static String side(Side side) {
        return switch (side) {
            case WHITE -> "white";
            case BLACK -> "black";
        };
    }
}
