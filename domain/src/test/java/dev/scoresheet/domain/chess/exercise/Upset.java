package dev.scoresheet.domain.chess.exercise;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Rated game that the player with the lower rating won.
///
/// @param points difference of the ratings before the game
/// @param at end of the game
public record Upset(UUID game, PlayerId winner, PlayerId loser, Speed speed, int points, Instant at) {

    public Upset {
        if (points < 1) {
            throw new IllegalArgumentException("a win against " + points + " points more is no upset");
        }
    }

    /// Returns the upset of a result; empty if the player did not win, or had the higher rating. The books of both
    /// players have the game, so each upset is in one of them.
    ///
    /// @param book book that has the result
    public static Optional<Upset> of(BookId book, ResultRated result) {
        var points = (int)
                Math.round(result.opponentBefore().rating() - result.before().rating());
        return hasWon(result) && points > 0
                ? Optional.of(
                        new Upset(result.game(), book.player(), result.opponent(), book.speed(), points, result.at()))
                : Optional.empty();
    }

    private static boolean hasWon(ResultRated result) {
        return switch (result.result()) {
            case WHITE_WINS -> result.colour() == Side.WHITE;
            case BLACK_WINS -> result.colour() == Side.BLACK;
            case DRAW, UNFINISHED -> false;
        };
    }

    /// Returns the week in which the game ended.
    public Week week() {
        return Week.of(at);
    }

    public boolean isLargerThan(Upset other) {
        return points > other.points;
    }

    /// Returns the larger one of this upset and an earlier one. Of equals, it is the earlier one.
    Upset orLarger(Upset earlier) {
        return isLargerThan(earlier) ? this : earlier;
    }
}
