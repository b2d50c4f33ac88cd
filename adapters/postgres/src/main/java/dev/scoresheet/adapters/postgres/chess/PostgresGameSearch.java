package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.GAMES;

import dev.scoresheet.adapters.postgres.chess.jooq.tables.records.GamesRecord;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameFilter.Player;
import dev.scoresheet.application.chess.search.GameFilter.Status;
import dev.scoresheet.application.chess.search.GameSearch;
import dev.scoresheet.application.chess.search.GamesProjection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.SelectLimitPercentStep;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.TableField;

/// Search with pages by keyset. Each filter has an index in the order of the listing.
public final class PostgresGameSearch implements GameSearch {

    private final PostgresViews views;
    private final GamesProjection games;

    public PostgresGameSearch(PostgresViews views, GamesProjection games) {
        this.views = views;
        this.games = games;
    }

    @Override
    public ViewAnswer<Found> search(GameFilter filter, Order order, OptionalLong after, int limit) {
        return views.read(
                games.identity(),
                sql -> Found.page(
                        query(sql, filter, order, after, limit + 1)
                                .fetch(row -> new Game(row.get(GAMES.ID), GamesTable.game(row))),
                        limit));
    }

    /// Queries each side for a player of either side: an `or` has no index in the order of the listing.
    static Select<GamesRecord> query(DSLContext sql, GameFilter filter, Order order, OptionalLong after, int limit) {
        var wanted = wanted(filter);
        if (after.isPresent()) {
            wanted.add(
                    switch (order) {
                        case NEWEST -> GAMES.POSITION.lt(after.getAsLong());
                        case OLDEST -> GAMES.POSITION.gt(after.getAsLong());
                    });
        }
        var player = filter.player();
        if (player.isEmpty()) {
            return page(sql, wanted, order, limit);
        }
        if (player.get().side().isPresent()) {
            return page(sql, and(wanted, plays(player.get(), player.get().side().get())), order, limit);
        }
        var asBlack = plays(player.get(), Side.BLACK)
                .and(GAMES.WHITE.ne(player.get().id().value()));
        return page(sql, and(wanted, plays(player.get(), Side.WHITE)), order, limit)
                .unionAll(page(sql, and(wanted, asBlack), order, limit))
                .orderBy(sorted(order))
                .limit(limit);
    }

    private static SelectLimitPercentStep<GamesRecord> page(
            DSLContext sql, List<Condition> wanted, Order order, int limit) {
        SelectLimitStep<GamesRecord> all = sql.selectFrom(GAMES).where(wanted).orderBy(sorted(order));
        return all.limit(limit);
    }

    private static SortField<Long> sorted(Order order) {
        return switch (order) {
            case NEWEST -> GAMES.POSITION.desc();
            case OLDEST -> GAMES.POSITION.asc();
        };
    }

    private static Condition plays(Player player, Side as) {
        var seat = seat(as).eq(player.id().value());
        return player.opponent()
                .map(opponent -> seat.and(seat(as.opponent()).eq(opponent.value())))
                .orElse(seat);
    }

    private static TableField<GamesRecord, String> seat(Side side) {
        return switch (side) {
            case WHITE -> GAMES.WHITE;
            case BLACK -> GAMES.BLACK;
        };
    }

    private static List<Condition> and(List<Condition> wanted, Condition further) {
        var all = new ArrayList<>(wanted);
        all.add(further);
        return all;
    }

    private static List<Condition> wanted(GameFilter filter) {
        var wanted = new ArrayList<Condition>();
        filter.eco().map(GAMES.ECO::eq).ifPresent(wanted::add);
        filter.opening().ifPresent(prefix -> {
            wanted.add(GAMES.OPENING.ge(prefix));
            TextRange.firstBeyond(prefix).map(GAMES.OPENING::lt).ifPresent(wanted::add);
        });
        filter.result().map(Result::text).map(GAMES.RESULT::eq).ifPresent(wanted::add);
        filter.termination().map(Termination::word).map(GAMES.TERMINATION::eq).ifPresent(wanted::add);
        filter.speed().map(Speed::word).map(GAMES.SPEED::eq).ifPresent(wanted::add);
        if (filter.ratingMin().isPresent()) {
            wanted.add(GAMES.LOWER_RATING.ge((short) filter.ratingMin().getAsInt()));
        }
        filter.from().map(GAMES.PLAYED_ON::ge).ifPresent(wanted::add);
        filter.to().map(GAMES.PLAYED_ON::le).ifPresent(wanted::add);
        filter.status().map(PostgresGameSearch::stands).ifPresent(wanted::add);
        return wanted;
    }

    private static Condition stands(Status status) {
        return switch (status) {
            case STARTED -> GAMES.TERMINATION.isNull();
            case ENDED -> GAMES.TERMINATION.isNotNull();
        };
    }
}
