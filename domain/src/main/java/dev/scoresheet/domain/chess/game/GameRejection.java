package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Status;
import java.util.List;

/// Reason why a game rejects a command.
public sealed interface GameRejection {

    record NoSuchGame() implements GameRejection {}

    record AlreadyStarted() implements GameRejection {}

    /// The game is already over in the start position.
    record NothingToPlay(Status status) implements GameRejection {}

    record NotAPlayer(PlayerId player) implements GameRejection {}

    record GameOver(Result result, Termination termination) implements GameRejection {}

    /// The command names a half-move other than the next one.
    record StalePly(int asked, int next) implements GameRejection {}

    record NotYourTurn(Side turn) implements GameRejection {}

    /// The text is neither UCI nor SAN.
    record UnreadableMove(String text) implements GameRejection {}

    record IllegalMove(String text) implements GameRejection {}

    /// Several legal moves fit the text.
    record AmbiguousMove(String text, List<Move> candidates) implements GameRejection {
        public AmbiguousMove {
            candidates = List.copyOf(candidates);
        }
    }

    /// No such offer or proposal is open.
    record NoOpenOffer() implements GameRejection {}

    /// @param fromPly number of half-moves that must have been played
    record OfferTooEarly(int fromPly) implements GameRejection {}

    record ClaimUnfounded() implements GameRejection {}

    record NothingToTakeBack() implements GameRejection {}

    record TooLateToAbort() implements GameRejection {}

    /// A game cannot be resigned before both sides have moved; it can be aborted.
    record AbortInstead() implements GameRejection {}

    /// The game is untimed.
    record NoClock() implements GameRejection {}

    /// The side to move has time left, no time runs yet, or the game is untimed.
    record FlagNotFallen() implements GameRejection {}
}
