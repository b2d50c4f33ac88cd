package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.util.List;

/// HTTP API of a subject.
///
/// @param contract its OpenAPI document on the class path, with the operations of the kernel
/// @param routes one route for each operation of the subject
public record SubjectApi(String contract, List<Route> routes, List<ProblemType> problems) {

    public SubjectApi {
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
    }

    /// Returns the API of a system that has no subject yet.
    public static SubjectApi empty() {
        return new SubjectApi("/kernel/openapi.yaml", List.of(), List.of());
    }
}
