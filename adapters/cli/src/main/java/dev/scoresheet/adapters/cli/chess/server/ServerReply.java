package dev.scoresheet.adapters.cli.chess.server;

import tools.jackson.databind.JsonNode;

/// Answer of the server.
///
/// @param replayed true if the server marked the answer as a replay
/// @param repeated true if the request was sent more than once until it was answered: an earlier sending may have been
///     carried out, and its answer lost
public record ServerReply(int status, boolean replayed, boolean repeated, JsonNode body) {

    public boolean isDone() {
        return status / 100 == 2;
    }

    /// Returns status, problem and detail, for a message.
    public String summary() {
        var problem = body.path("type").asString("");
        return status
                + (problem.isEmpty() ? "" : " " + problem.substring(problem.lastIndexOf('/') + 1))
                + (body.hasNonNull("detail") ? " (" + body.path("detail").asString() + ")" : "");
    }
}
