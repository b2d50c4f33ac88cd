package dev.scoresheet.domain.chess.exercise;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.rating.Strength;
import java.time.Instant;
import java.util.UUID;

/// Results with an upset, for tests.
public final class Upsets {

    private static final double LOSER = 2000;

    private Upsets() {}

    /// Returns the upset of [#result].
    public static Upset upset(UUID game, int points, Instant at) {
        return Upset.of(book("boris"), result(game, points, at)).orElseThrow();
    }

    /// Returns a win of Boris against Anna.
    ///
    /// @param points difference of the ratings before the game; negative if Boris had the higher one
    public static ResultRated result(UUID game, int points, Instant at) {
        return new ResultRated(
                game,
                new PlayerId("anna"),
                Side.BLACK,
                Result.BLACK_WINS,
                1,
                strength(LOSER),
                strength(LOSER - points),
                strength(LOSER),
                at);
    }

    public static BookId book(String player) {
        return new BookId(new PlayerId(player), Speed.BLITZ, 1);
    }

    private static Strength strength(double rating) {
        return new Strength(rating, 60, 0.06);
    }
}
