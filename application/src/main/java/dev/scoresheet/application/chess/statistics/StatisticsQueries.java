package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.Map;

/// Queries of the views of results; each answer reads one view. A player without games has only zeros. Thread-safe;
/// calls block.
///
/// Throws [dev.scoresheet.application.kernel.projection.ViewNotReady] when no generation of a view
/// serves.
public interface StatisticsQueries {

    /// Reads the view of [PlayerStatisticsProjection].
    default ViewAnswer<PlayerStatistics> player(PlayerId player) {
        return groups(player).map(PlayerStatistics::of);
    }

    ViewAnswer<Map<PlayerGroup, Tally>> groups(PlayerId player);

    /// Reads the view of [HeadToHeadProjection], as player `one` sees it.
    ///
    /// @param other a different player
    default ViewAnswer<Tally> versus(PlayerId one, PlayerId other) {
        var pair = PlayerPair.of(one, other);
        var shown = pair(pair);
        return pair.first().equals(one) ? shown : shown.map(Tally::reversed);
    }

    ViewAnswer<Tally> pair(PlayerPair pair);

    /// Reads the view of [SiteStatisticsProjection].
    ViewAnswer<SiteTally> site();
}
