package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.Map;

/// Reads the views of counted games, each answer one of them. Whoever never played has nothing but
/// zeros. Thread-safe; calls block.
///
/// Throws [dev.scoresheet.application.kernel.projection.ViewNotReady] when no generation of a view
/// serves.
public interface StatisticsQueries {

    /// From the view of [PlayerStatisticsProjection].
    default ViewAnswer<PlayerStatistics> player(PlayerId player) {
        return groups(player).map(PlayerStatistics::of);
    }

    ViewAnswer<Map<PlayerGroup, Tally>> groups(PlayerId player);

    /// From the view of [HeadToHeadProjection], as the first of the two sees it.
    ///
    /// @param other somebody else
    default ViewAnswer<Tally> versus(PlayerId one, PlayerId other) {
        var pair = Pair.of(one, other);
        var shown = pair(pair);
        return pair.first().equals(one) ? shown : shown.map(Tally::reversed);
    }

    ViewAnswer<Tally> pair(Pair pair);

    /// From the view of [SiteStatisticsProjection].
    ViewAnswer<SiteTally> site();
}
