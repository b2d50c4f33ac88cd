package dev.scoresheet.adapters.http.kernel.request;

import java.util.List;

/// Decides whether a request may come in at all, before anybody looks for an operation. Refuses by [ProblemException].
@FunctionalInterface
public interface Guard {

    Guard OPEN = (request, segments) -> {};

    void check(Request request, List<String> segments);
}
