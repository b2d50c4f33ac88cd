package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.statistics.PlayerGroup;
import dev.scoresheet.application.chess.statistics.PlayerPair;
import dev.scoresheet.application.chess.statistics.SiteStatisticsProjection.SiteKey;
import dev.scoresheet.application.chess.statistics.SiteTally;
import dev.scoresheet.application.chess.statistics.StatisticsQueries;
import dev.scoresheet.application.chess.statistics.Tally;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.HashMap;
import java.util.Map;

/// Statistics queries in memory, by the keys of the counted games.
public final class MemoryStatistics implements StatisticsQueries {

    private final MemoryViews views;
    private final ChessReadModels models;

    public MemoryStatistics(MemoryViews views, ChessReadModels models) {
        this.views = views;
        this.models = models;
    }

    @Override
    public ViewAnswer<Map<PlayerGroup, Tally>> groups(PlayerId player) {
        return views.read(models.players(), rows -> {
            var groups = new HashMap<PlayerGroup, Tally>();
            rows.forEach((group, tally) -> {
                if (group.player().equals(player)) {
                    groups.put(group, tally);
                }
            });
            return groups;
        });
    }

    @Override
    public ViewAnswer<Tally> pair(PlayerPair pair) {
        return views.read(models.headToHead(), rows -> rows.getOrDefault(pair, Tally.NONE));
    }

    @Override
    public ViewAnswer<SiteTally> site() {
        return views.read(models.site(), rows -> rows.getOrDefault(SiteKey.ALL, SiteTally.NONE));
    }
}
