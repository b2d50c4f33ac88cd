package dev.scoresheet.adapters.http.kernel.route;

import java.util.Map;

/// A kind of problem, with its page under `/problems/`. Slugs are a promise to clients: none is ever given another
/// meaning.
///
/// @param explanation the paragraph that is answered when the type is fetched: what happened, and what to do
public record ProblemType(String slug, int status, String title, String explanation) {

    public String uri() {
        return "/problems/" + slug;
    }

    public Problem of(String detail) {
        return new Problem(this, detail, Map.of(), Map.of());
    }
}
