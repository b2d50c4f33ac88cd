package dev.scoresheet.application.chess;

import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.domain.chess.ChessEvent;
import java.util.List;
import java.util.Set;

/// Topology of chess: applications for games played here, for imported games, and for insights from both.
public final class ChessTopology {

    private ChessTopology() {}

    public static Topology<ChessEvent> topology(ChessReadModels readModels) {
        return new Topology<>(List.of(
                new BoundedContext<>("play", List.of(GameStreams.aggregate()), Set.of(), List.of()),
                new BoundedContext<>("archive", List.of(ArchiveStreams.aggregate()), Set.of(), List.of()),
                new BoundedContext<>(
                        "insight",
                        List.of(),
                        Set.of(GameStreams.CATEGORY, ArchiveStreams.CATEGORY),
                        readModels.all())));
    }
}
