package dev.scoresheet.application.chess.statistics;

import dev.scoresheet.application.chess.games.EndedGame;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Result;
import java.util.List;
import java.util.Set;

/// Projection of the results of all games into one row.
public final class SiteStatisticsProjection
        implements Projection<ChessEvent, SiteStatisticsProjection.SiteKey, Result, SiteTally> {

    /// Key of the only row.
    public enum SiteKey {
        ALL
    }

    @Override
    public String name() {
        return "site-statistics";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return EndedGame.NOT_AN_END;
    }

    @Override
    public List<Change<SiteKey, Result>> changes(RecordedEvent<ChessEvent> recorded) {
        return EndedGame.withResult(recorded.event()).stream()
                .map(game -> new Change<>(SiteKey.ALL, game.result()))
                .toList();
    }

    @Override
    public SiteTally initial(SiteKey all) {
        return SiteTally.NONE;
    }

    @Override
    public SiteTally evolve(SiteTally tally, Result result) {
        return tally.and(result);
    }

    @Override
    public String text(SiteKey all) {
        return "all";
    }
}
