package dev.scoresheet.adapters.http.kernel.request;

import java.util.List;

/// Check of a request before the search for an operation. Refuses the request by [ProblemException].
@FunctionalInterface
public interface Guard {

    Guard OPEN = (request, segments) -> {};

    void check(Request request, List<String> segments);
}
