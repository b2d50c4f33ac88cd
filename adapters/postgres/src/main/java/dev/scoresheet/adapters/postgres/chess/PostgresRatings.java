package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.RATINGS;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.RATING_HISTORY;

import dev.scoresheet.adapters.postgres.chess.jooq.tables.records.RatingHistoryRecord;
import dev.scoresheet.adapters.postgres.chess.jooq.tables.records.RatingsRecord;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ratings.CurrentRating;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/// Queries of ratings on tables, with pages by keyset.
public final class PostgresRatings implements RatingQueries {

    private final PostgresViews views;
    private final ChessReadModels models;

    public PostgresRatings(PostgresViews views, ChessReadModels models) {
        this.views = views;
        this.models = models;
    }

    @Override
    public ViewAnswer<Map<Speed, CurrentRating>> ratings(PlayerId player) {
        return views.read(
                models.ratings().identity(),
                sql -> ratings(sql, player)
                        .fetchMap(row -> RatingTables.speed(row.get(RATINGS.SPEED)), RatingTables::current));
    }

    static ResultQuery<RatingsRecord> ratings(DSLContext sql, PlayerId player) {
        return sql.selectFrom(RATINGS).where(RATINGS.PLAYER.eq(player.value()));
    }

    @Override
    public ViewAnswer<History> history(PlayerId player, Speed speed, OptionalInt before, int limit) {
        return views.read(
                models.ratingHistory().identity(),
                sql -> History.page(
                        history(sql, player, speed, before, limit + 1)
                                .fetch(row ->
                                        new NumberedResult(row.get(RATING_HISTORY.NUMBER), RatingTables.result(row))),
                        limit));
    }

    static ResultQuery<RatingHistoryRecord> history(
            DSLContext sql, PlayerId player, Speed speed, OptionalInt before, int limit) {
        var earlier = before.isPresent() ? RATING_HISTORY.NUMBER.lt(before.getAsInt()) : DSL.noCondition();
        return sql.selectFrom(RATING_HISTORY)
                .where(RATING_HISTORY.PLAYER.eq(player.value()))
                .and(RATING_HISTORY.SPEED.eq(speed.word()))
                .and(earlier)
                .orderBy(RATING_HISTORY.NUMBER.desc())
                .limit(limit);
    }

    /// Counts the places before the page and reads the page in one snapshot.
    @Override
    public ViewAnswer<Leaders> leaders(Speed speed, Optional<Place> after, int limit) {
        return views.read(models.ratings().identity(), sql -> {
            long before = after.map(place ->
                            (long) sql.fetchCount(RATINGS, listed(speed).andNot(beyond(place))))
                    .orElse(0L);
            var leaders = new ArrayList<Leader>();
            for (var row : leaders(sql, speed, after, limit + 1).fetch()) {
                leaders.add(new Leader(
                        before + leaders.size() + 1, new PlayerId(row.get(RATINGS.PLAYER)), RatingTables.current(row)));
            }
            return Leaders.page(leaders, limit);
        });
    }

    static ResultQuery<RatingsRecord> leaders(DSLContext sql, Speed speed, Optional<Place> after, int limit) {
        return sql.selectFrom(RATINGS)
                .where(listed(speed))
                .and(after.map(PostgresRatings::beyond).orElse(DSL.noCondition()))
                .orderBy(List.of(RATINGS.RATING.desc(), RATINGS.PLAYER.asc()))
                .limit(limit);
    }

    /// The bound of the deviation is inlined, so that the planner finds the index of the leaderboard.
    private static Condition listed(Speed speed) {
        return RATINGS.SPEED.eq(speed.word()).and(RATINGS.DEVIATION.lt(DSL.inline(CurrentRating.PROVISIONAL.tenths())));
    }

    private static Condition beyond(Place place) {
        int rating = place.rating().tenths();
        return RATINGS.RATING
                .lt(rating)
                .or(RATINGS.RATING
                        .eq(rating)
                        .and(RATINGS.PLAYER.gt(place.player().value())));
    }
}
