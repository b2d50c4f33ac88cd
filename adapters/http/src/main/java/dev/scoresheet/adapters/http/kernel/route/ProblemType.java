package dev.scoresheet.adapters.http.kernel.route;

import java.util.Map;

/// Type of problem, with its page under `/problems/`. Slugs are stable for clients: the meaning of a slug never
/// changes.
///
/// @param explanation text of that page: the cause, and the action that the client can take
public record ProblemType(String slug, int status, String title, String explanation) {

    public String uri() {
        return "/problems/" + slug;
    }

    public Problem of(String detail) {
        return new Problem(this, detail, Map.of(), Map.of());
    }
}
