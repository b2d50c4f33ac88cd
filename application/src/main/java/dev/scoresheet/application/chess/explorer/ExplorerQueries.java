package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.Map;

/// Queries of the view of [ExplorerProjection]. Thread-safe; calls block.
public interface ExplorerQueries {

    /// Returns the tallies of the moves played from a position; empty if no game reached the position.
    ///
    /// @param position first four fields of its FEN, as [ExplorerProjection#key] writes them
    /// @throws dev.scoresheet.application.kernel.projection.ViewNotReady when no generation serves
    ViewAnswer<Map<String, MoveTally>> moves(String position);
}
