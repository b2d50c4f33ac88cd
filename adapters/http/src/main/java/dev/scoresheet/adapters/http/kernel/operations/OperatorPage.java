package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.page.PageFolder;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The operator's page, at `/` of the operations listener. Its files hold no data, so they need no token. The page
/// itself reads the operations.
public final class OperatorPage {

    private static final List<String> SHARED = List.of("sheet.css", "theme.js");

    /// Files that the page loads. The server shows no others.
    private static final List<String> LOADED = List.of(
            "acts.js",
            "calls.js",
            "comparison.js",
            "confirm.js",
            "elements.js",
            "event.js",
            "eventcolumns.js",
            "instance.js",
            "lag.js",
            "log.js",
            "nodes.js",
            "operator.css",
            "operator.js",
            "parked.js",
            "process.js",
            "processactions.js",
            "processes.js",
            "said.js",
            "session.js",
            "state.js",
            "stream.js",
            "streams.js",
            "table.js",
            "trace.js",
            "tree.js",
            "view.js",
            "viewactions.js",
            "viewquestions.js",
            "views.js",
            "words.js");

    private OperatorPage() {}

    public static PageSite site() {
        var own = PageFolder.read("/pages/operator/", "kernel/pages/operator", LOADED);
        return PageSite.read(own, Map.of("/", "operator.html"), Optional.empty(), List.of())
                .after(List.of(PageFolder.read("/pages/", "kernel/pages", SHARED)));
    }
}
