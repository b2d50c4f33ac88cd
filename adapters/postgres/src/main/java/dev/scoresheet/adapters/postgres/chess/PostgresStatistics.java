package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.HEAD_TO_HEAD;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.PLAYER_STATISTICS;
import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.SITE_STATISTICS;

import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.statistics.PlayerGroup;
import dev.scoresheet.application.chess.statistics.PlayerPair;
import dev.scoresheet.application.chess.statistics.SiteTally;
import dev.scoresheet.application.chess.statistics.StatisticsQueries;
import dev.scoresheet.application.chess.statistics.Tally;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;

/// Statistics of games, by their keys.
public final class PostgresStatistics implements StatisticsQueries {

    private final PostgresViews views;
    private final ChessReadModels models;

    public PostgresStatistics(PostgresViews views, ChessReadModels models) {
        this.views = views;
        this.models = models;
    }

    @Override
    public ViewAnswer<Map<PlayerGroup, Tally>> groups(PlayerId player) {
        return views.read(
                models.players().identity(), sql -> groups(sql, player).fetchMap(ChessViews::group, ChessViews::tally));
    }

    static ResultQuery<?> groups(DSLContext sql, PlayerId player) {
        return sql.selectFrom(PLAYER_STATISTICS).where(PLAYER_STATISTICS.PLAYER.eq(player.value()));
    }

    @Override
    public ViewAnswer<Tally> pair(PlayerPair pair) {
        return views.read(
                models.headToHead().identity(),
                sql -> Optional.ofNullable(pair(sql, pair).fetchOne(ChessViews::pairTally))
                        .orElse(Tally.NONE));
    }

    static ResultQuery<?> pair(DSLContext sql, PlayerPair pair) {
        return sql.selectFrom(HEAD_TO_HEAD)
                .where(HEAD_TO_HEAD.FIRST_PLAYER.eq(pair.first().value()))
                .and(HEAD_TO_HEAD.SECOND_PLAYER.eq(pair.second().value()));
    }

    @Override
    public ViewAnswer<SiteTally> site() {
        return views.read(
                models.site().identity(),
                sql -> Optional.ofNullable(sql.selectFrom(SITE_STATISTICS).fetchOne(ChessViews::siteTally))
                        .orElse(SiteTally.NONE));
    }
}
