package dev.scoresheet.application.chess;

import dev.scoresheet.application.chess.games.Play;
import dev.scoresheet.application.chess.imports.Archive;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.Application;
import dev.scoresheet.domain.chess.ChessEvent;
import java.util.List;
import java.util.Set;

/// Chess as a system of applications: games played here, games played elsewhere, and what can be
/// learned from both.
public final class ChessTopology {

    private ChessTopology() {}

    public static Topology<ChessEvent> topology(ChessReadModels readModels) {
        return new Topology<>(List.of(
                new Application<>("play", List.of(Play.aggregate()), Set.of(), List.of()),
                new Application<>("archive", List.of(Archive.aggregate()), Set.of(), List.of()),
                new Application<>("insight", List.of(), Set.of(Play.CATEGORY, Archive.CATEGORY), readModels.all())));
    }
}
