package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.util.List;

/// What a subject answers over HTTP.
///
/// @param contract its OpenAPI document on the class path; the operations of the kernel are in it, too
/// @param routes one for each operation of the subject
public record SubjectApi(String contract, List<Route> routes, List<ProblemType> problems) {

    public SubjectApi {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    /// A system that has no subject yet.
    public static SubjectApi empty() {
        return new SubjectApi("/kernel/openapi.yaml", List.of(), List.of());
    }
}
