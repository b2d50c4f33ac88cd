package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
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
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawTakeback;
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
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;

/// Table of all answers that a command may get in each state of a game. An answer is [Changed], [Unchanged] or
/// a rejection. A new command or state does not compile until the table has its answers.
final class GameAnswers {

    /// Acceptance with at least one event.
    private record Changed() {}

    /// Acceptance without an event.
    private record Unchanged() {}

    private GameAnswers() {}

    static Class<?> of(Decision<GameEvent, GameRejection> decision) {
        return switch (decision) {
            case Decision.Accepted(var events) -> events.isEmpty() ? Unchanged.class : Changed.class;
            case Decision.Rejected(var rejection) -> rejection.getClass();
        };
    }

    static List<Class<?>> permitted(GameCommand command, Game state) {
        return switch (command) {
            case StartGame _ ->
                switch (state) {
                    case NotStarted _ -> List.of(Changed.class, NothingToPlay.class);
                    case InProgress _, Ended _ -> List.of(AlreadyStarted.class);
                };
            case AfterDowntime(var timed, var _) -> permitted(timed, state);
            case OfServer _ ->
                switch (state) {
                    case NotStarted _ -> List.of(NoSuchGame.class);
                    case InProgress _ -> List.of(Changed.class, FlagNotFallen.class);
                    case Ended _ -> List.of(GameOver.class);
                };
            case OfPlayer asked ->
                switch (state) {
                    case NotStarted _ -> List.of(NoSuchGame.class);
                    case InProgress _ -> inProgress(asked);
                    case Ended _ -> ended(asked);
                };
        };
    }

    private static List<Class<?>> inProgress(OfPlayer command) {
        return switch (command) {
            case PlayMove _ ->
                List.of(
                        Changed.class,
                        Unchanged.class,
                        NotAPlayer.class,
                        StalePly.class,
                        NotYourTurn.class,
                        UnreadableMove.class,
                        IllegalMove.class,
                        AmbiguousMove.class);
            case Resign _ -> List.of(Changed.class, NotAPlayer.class, AbortInstead.class);
            case OfferDraw _ -> List.of(Changed.class, Unchanged.class, NotAPlayer.class, OfferTooEarly.class);
            case ClaimDraw _ -> List.of(Changed.class, NotAPlayer.class, ClaimUnfounded.class);
            case ProposeTakeback _ ->
                List.of(Changed.class, Unchanged.class, NotAPlayer.class, NothingToTakeBack.class);
            case WithdrawDraw _, AcceptDraw _, DeclineDraw _, WithdrawTakeback _, AcceptTakeback _, DeclineTakeback _ ->
                List.of(Changed.class, NotAPlayer.class, NoOpenOffer.class);
            case GiveTime _ -> List.of(Changed.class, NotAPlayer.class, NoClock.class);
            case AbortGame _ -> List.of(Changed.class, NotAPlayer.class, TooLateToAbort.class);
            case CheckFlag _ -> List.of(Changed.class, NotAPlayer.class, FlagNotFallen.class);
        };
    }

    private static List<Class<?>> ended(OfPlayer command) {
        return command instanceof PlayMove
                ? List.of(Unchanged.class, NotAPlayer.class, GameOver.class)
                : List.of(NotAPlayer.class, GameOver.class);
    }
}
