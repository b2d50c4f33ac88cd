package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.Upcaster;
import tools.jackson.databind.node.ObjectNode;

/// `game.started` 1 → 2. At first a game was so many minutes for each side and nothing else: without increment, always
/// rated, from the usual position, and neither the fifth repetition nor the seventy-fifth move ended it. Who brought
/// the players together, and when they began, was not written down.
final class StartedInMinutes implements Upcaster {

    private static final String USUAL_START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";

    @Override
    public ObjectNode upcast(ObjectNode event) {
        int minutes = event.remove("minutes").intValue();
        event.putObject("timeControl")
                .put("kind", "fischer")
                .put("initialSeconds", Math.multiplyExact(minutes, 60))
                .put("incrementSeconds", 0);
        event.put("rated", true)
                .put("start", USUAL_START)
                .put("source", "unknown")
                .put("ruleset", "claims-only")
                .putObject("startedAt")
                .put("kind", "unknown");
        return event;
    }
}
