package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.operations.streams.StreamSurvey;
import java.util.List;

/// Route of the operations listener for the lengths of all streams.
public record StreamRoutes(StreamSurvey survey) {

    public List<Route> routes() {
        return List.of(
                Route.working("streams", _ -> Reply.json(200, survey.report()).with("Cache-Control", "no-store")));
    }
}
