package dev.scoresheet.adapters.json.chess;

import dev.scoresheet.adapters.json.kernel.Upcaster;
import tools.jackson.databind.node.ObjectNode;

/// `game.started` 1 → 2. In version 1 a game had only a number of minutes for each side. It had no increment, was
/// always rated, and began from the usual position. Neither the fifth repetition nor the seventy-fifth move ended it.
/// The source of the game and its start time were not recorded.
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
