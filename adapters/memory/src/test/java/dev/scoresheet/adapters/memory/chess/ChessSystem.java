package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;

/// The topology of chess with its codecs.
public final class ChessSystem {

    public static final Topology<ChessEvent> TOPOLOGY =
            ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all());

    private ChessSystem() {}
}
