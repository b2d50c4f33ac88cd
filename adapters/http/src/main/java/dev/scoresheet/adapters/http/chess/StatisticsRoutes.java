package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.statistics.StatisticsQueries;
import dev.scoresheet.domain.chess.PlayerId;
import java.util.List;

/// Routes for counts of game results.
public final class StatisticsRoutes {

    private final ReadModelReplies models;
    private final ChessReadModels views;
    private final StatisticsQueries queries;
    private final PlayerDirectory directory;

    /// @param views views that the queries read
    public StatisticsRoutes(
            ReadModelReplies models, ChessReadModels views, StatisticsQueries queries, PlayerDirectory directory) {
        this.models = models;
        this.views = views;
        this.queries = queries;
        this.directory = directory;
    }

    public List<Route> routes() {
        return List.of(
                new Route("getPlayerStatistics", this::player),
                new Route("getVersus", this::versus),
                new Route("getStatistics", this::site));
    }

    private Reply player(Call call) {
        var player = new PlayerId(call.required("id"));
        return models.answer(
                call,
                views.players().identity(),
                () -> queries.player(player),
                statistics -> StatisticsDocument.of(player, directory.name(player), statistics));
    }

    private Reply versus(Call call) {
        var a = new PlayerId(call.required("a"));
        var b = new PlayerId(call.required("b"));
        if (a.equals(b)) {
            throw ProblemException.parameter("b", "another player than a");
        }
        return models.answer(
                call,
                views.headToHead().identity(),
                () -> queries.versus(a, b),
                tally -> StatisticsDocument.Versus.of(a, b, tally));
    }

    private Reply site(Call call) {
        return models.answer(call, views.site().identity(), queries::site, StatisticsDocument.Site::of);
    }
}
