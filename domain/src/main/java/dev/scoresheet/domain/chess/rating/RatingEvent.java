package dev.scoresheet.domain.chess.rating;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import java.time.Instant;
import java.util.UUID;

/// Event of a rating book. Strengths have four decimals.
public sealed interface RatingEvent extends ChessEvent {

    /// @param games number of the player's results in earlier books
    record BookOpened(Strength strength, int games, CarriedFrom carriedFrom) implements RatingEvent {}

    /// @param colour side of the player
    /// @param result result of the game, in the words of the game
    /// @param number number of this result among all of the player's at the speed, from 1
    /// @param opponentBefore opponent's strength before the game
    /// @param at end of the game
    record ResultRated(
            UUID game,
            PlayerId opponent,
            Side colour,
            Result result,
            int number,
            Strength opponentBefore,
            Strength before,
            Strength after,
            Instant at)
            implements RatingEvent {}

    /// Last event of a book. The next book opens with these values.
    record BookClosed(Strength strength, int games) implements RatingEvent {}
}
