package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.RATINGS;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.RATING_HISTORY;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable.Getter;
import dev.scoresheet.application.chess.ratings.CurrentRating;
import dev.scoresheet.application.chess.ratings.Points;
import dev.scoresheet.application.chess.ratings.RatedPlayer;
import dev.scoresheet.application.chess.ratings.RatedResult;
import dev.scoresheet.application.chess.ratings.ResultNumber;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.Optional;
import org.jooq.Record;

/// Tables of ratings, with the conversion of keys and rows to columns and back.
final class RatingTables {

    static final ViewTable<RatedPlayer, Optional<CurrentRating>> CURRENT =
            ViewTable.<RatedPlayer, Optional<CurrentRating>>of("ratings", RATINGS)
                    .key(RATINGS.PLAYER, key -> key.player().value())
                    .key(RATINGS.SPEED, key -> key.speed().word())
                    .value(RATINGS.RATING, of(row -> row.rating().tenths()))
                    .value(RATINGS.DEVIATION, of(row -> row.deviation().tenths()))
                    .value(RATINGS.GAMES, of(CurrentRating::games))
                    .value(RATINGS.AT, of(CurrentRating::at))
                    .reading(
                            row -> new RatedPlayer(
                                    new PlayerId(row.get(RATINGS.PLAYER)), speed(row.get(RATINGS.SPEED))),
                            row -> Optional.of(current(row)));

    static final ViewTable<ResultNumber, Optional<RatedResult>> HISTORY =
            ViewTable.<ResultNumber, Optional<RatedResult>>of("rating-history", RATING_HISTORY)
                    .key(RATING_HISTORY.PLAYER, key -> key.player().value())
                    .key(RATING_HISTORY.SPEED, key -> key.speed().word())
                    .key(RATING_HISTORY.NUMBER, ResultNumber::number)
                    .value(RATING_HISTORY.GAME, of(RatedResult::game))
                    .value(RATING_HISTORY.OPPONENT, of(row -> row.opponent().value()))
                    .value(RATING_HISTORY.COLOUR, of(row -> ColumnWords.of(row.colour())))
                    .value(RATING_HISTORY.RESULT, of(row -> row.result().text()))
                    .value(RATING_HISTORY.BEFORE, of(row -> row.before().tenths()))
                    .value(RATING_HISTORY.AFTER, of(row -> row.after().tenths()))
                    .value(RATING_HISTORY.DEVIATION, of(row -> row.deviation().tenths()))
                    .value(RATING_HISTORY.AT, of(RatedResult::at))
                    .value(RATING_HISTORY.POSITION, of(RatedResult::position))
                    .reading(
                            row -> new ResultNumber(
                                    new PlayerId(row.get(RATING_HISTORY.PLAYER)),
                                    speed(row.get(RATING_HISTORY.SPEED)),
                                    row.get(RATING_HISTORY.NUMBER)),
                            row -> Optional.of(result(row)));

    private RatingTables() {}

    /// Returns the getter of a column. A row that is stored has a value.
    private static <V, C> Getter<Optional<V>, C> of(Getter<V, C> column) {
        return row -> column.of(row.orElseThrow());
    }

    static CurrentRating current(Record row) {
        return new CurrentRating(
                new Points(row.get(RATINGS.RATING)),
                new Points(row.get(RATINGS.DEVIATION)),
                row.get(RATINGS.GAMES),
                row.get(RATINGS.AT));
    }

    static RatedResult result(Record row) {
        return new RatedResult(
                row.get(RATING_HISTORY.GAME),
                new PlayerId(row.get(RATING_HISTORY.OPPONENT)),
                ColumnWords.side(row.get(RATING_HISTORY.COLOUR)),
                Result.of(row.get(RATING_HISTORY.RESULT)).orElseThrow(),
                new Points(row.get(RATING_HISTORY.BEFORE)),
                new Points(row.get(RATING_HISTORY.AFTER)),
                new Points(row.get(RATING_HISTORY.DEVIATION)),
                row.get(RATING_HISTORY.AT),
                row.get(RATING_HISTORY.POSITION));
    }

    static Speed speed(String word) {
        return Speed.of(word)
                .orElseThrow(() -> new IllegalStateException("the stored speed '" + word + "' is unknown"));
    }
}
