package dev.scoresheet.application.chess.streams;

import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.AlreadySent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.ChallengeClosed;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoGameToPlay;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoSuchChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotExpiredYet;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotYours;
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
import dev.scoresheet.domain.chess.rating.RatingRejection;
import dev.scoresheet.domain.chess.rating.RatingRejection.AlreadyRated;
import dev.scoresheet.domain.chess.rating.RatingRejection.BookIsClosed;

/// Stored names of rejections, for the receipts of refused reactions. They never change.
public final class RejectionNames {

    private RejectionNames() {}

    public static String of(ChallengeRejection rejection) {
        return switch (rejection) {
            case NoSuchChallenge() -> "no-such-challenge";
            case AlreadySent() -> "already-sent";
            case NoGameToPlay _ -> "nothing-to-play";
            case NotYours _ -> "not-yours";
            case ChallengeClosed _ -> "challenge-closed";
            case NotExpiredYet _ -> "not-expired-yet";
        };
    }

    public static String of(GameRejection rejection) {
        return switch (rejection) {
            case NoSuchGame() -> "no-such-game";
            case AlreadyStarted() -> "already-started";
            case NothingToPlay _ -> "nothing-to-play";
            case NotAPlayer _ -> "not-a-player";
            case GameOver _ -> "game-over";
            case StalePly _ -> "stale-ply";
            case NotYourTurn _ -> "not-your-turn";
            case UnreadableMove _ -> "unreadable-move";
            case IllegalMove _ -> "illegal-move";
            case AmbiguousMove _ -> "ambiguous-move";
            case NoOpenOffer() -> "no-open-offer";
            case OfferTooEarly _ -> "offer-too-early";
            case ClaimUnfounded() -> "claim-unfounded";
            case NothingToTakeBack() -> "nothing-to-take-back";
            case TooLateToAbort() -> "too-late-to-abort";
            case AbortInstead() -> "abort-instead";
            case NoClock() -> "no-clock";
            case FlagNotFallen() -> "flag-not-fallen";
        };
    }

    public static String of(RatingRejection rejection) {
        return switch (rejection) {
            case AlreadyRated _ -> "already-rated";
            case BookIsClosed _ -> "book-is-closed";
        };
    }
}
