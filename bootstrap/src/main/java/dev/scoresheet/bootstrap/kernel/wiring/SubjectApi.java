package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.page.HtmlPages;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.kernel.process.ReleaseVersion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// HTTP API of a subject.
///
/// @param contract its OpenAPI document on the class path, without the operations of the kernel
/// @param routes one route for each operation of the subject
/// @param pages pages of the subject for people; the page at `/` takes the place of the kernel's start page
public record SubjectApi(String contract, List<Route> routes, List<ProblemType> problems, PageSite pages) {

    public SubjectApi {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    /// API of a subject without pages.
    public SubjectApi(String contract, List<Route> routes, List<ProblemType> problems) {
        this(contract, routes, problems, PageSite.of(List.of()));
    }

    /// Returns the endpoints of these routes and of those of the kernel.
    ///
    /// @param store the kind of store, as the API shows it
    /// @param health address of the health of this server, if a browser can reach one
    /// @throws SubjectIncomplete when an operation of the contract has no route, a route no operation, or the
    ///     contract defines what the kernel defines
    public Endpoints endpoints(String store, Optional<URI> health) {
        var read = OpenApiContract.ofSubject(contract);
        var start = Optional.ofNullable(pages.pages().get("/"));
        var kernel = new KernelRoutes(Product.TITLE, ReleaseVersion.version(), store, read, problems, health, start);
        return new Endpoints(
                read,
                Stream.concat(kernel.routes().stream(), routes.stream()).toList(),
                Guard.OPEN,
                pages.after(HtmlPages.folders()));
    }

    /// Returns the API of a system that has no subject yet.
    public static SubjectApi empty() {
        return new SubjectApi("/kernel/no-subject.yaml", List.of(), List.of());
    }
}
