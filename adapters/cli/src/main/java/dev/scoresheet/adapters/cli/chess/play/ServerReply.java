package dev.scoresheet.adapters.cli.chess.play;

import tools.jackson.databind.JsonNode;

/// What the server answered.
///
/// @param replayed the server says that it had done this before
record ServerReply(int status, boolean replayed, JsonNode body) {

    boolean isDone() {
        return status / 100 == 2;
    }

    /// Status, problem and detail, for a message.
    String summary() {
        var problem = body.path("type").asString("");
        return status
                + (problem.isEmpty() ? "" : " " + problem.substring(problem.lastIndexOf('/') + 1))
                + (body.hasNonNull("detail") ? " (" + body.path("detail").asString() + ")" : "");
    }
}
