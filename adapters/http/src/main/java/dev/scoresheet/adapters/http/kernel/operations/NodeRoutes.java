package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import java.util.List;

/// Route of the operations listener for the nodes of the log.
public record NodeRoutes(NodeLister lister) {

    public List<Route> routes() {
        return List.of(new Route("nodes", _ -> Reply.json(200, lister.list()).with("Cache-Control", "no-store")));
    }
}
