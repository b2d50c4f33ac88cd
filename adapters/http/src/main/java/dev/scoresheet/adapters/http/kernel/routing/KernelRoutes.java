package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.page.HtmlPage;
import dev.scoresheet.adapters.http.kernel.page.HtmlPages;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Routes that every subject has: the product, its pages and its contract, and the meaning of problems.
public final class KernelRoutes {

    private static final String CONTRACT = "/api/openapi.yaml";

    private final String name;
    private final String version;
    private final String store;
    private final OpenApiContract contract;
    private final HtmlPages pages;
    private final ProblemRoutes problems;

    /// Routes of a server whose health has no address that is known.
    public KernelRoutes(
            String name, String version, String store, OpenApiContract contract, List<ProblemType> problems) {
        this(name, version, store, contract, problems, Optional.empty(), Optional.empty());
    }

    /// @param store store of the data, as shown to clients: `memory` keeps nothing
    /// @param problems problem types of the subject, in addition to those of the kernel
    /// @param health address of the health of this server, if a browser can reach one
    /// @param start start page of the subject, if it has one
    public KernelRoutes(
            String name,
            String version,
            String store,
            OpenApiContract contract,
            List<ProblemType> problems,
            Optional<URI> health,
            Optional<HtmlPage> start) {
        this.name = name;
        this.version = version;
        this.store = store;
        this.contract = contract;
        this.pages = new HtmlPages(name, version, store, contract, health, start);
        this.problems = new ProblemRoutes(problems);
    }

    public List<Route> routes() {
        var own = List.of(
                new Route("root", this::root),
                new Route("docs", pages::docs),
                new Route("about", call -> about()),
                new Route("contract", call -> Reply.text("application/yaml", contract.text())));
        return Stream.concat(own.stream(), problems.routes().stream()).toList();
    }

    /// Answers with the start page, or with JSON to a client that prefers it.
    private Reply root(Call call) {
        var reply = call.mediaType().equals("application/json") ? about() : pages.start(call);
        return reply.with("Vary", "Accept");
    }

    private Reply about() {
        var about = new LinkedHashMap<String, Object>();
        about.put("name", name);
        about.put("version", version);
        about.put("store", store);
        about.put("openapi", CONTRACT);
        return Reply.json(200, about);
    }
}
