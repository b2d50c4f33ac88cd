package dev.scoresheet.application.chess.explorer;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.Map;

/// Reads the view of [ExplorerProjection]. Thread-safe; calls block.
public interface ExplorerQueries {

    /// What was played from a position, by move; nothing for a position that nobody reached.
    ///
    /// @param position the first four fields of its FEN, as [ExplorerProjection#key] writes them
    /// @throws dev.scoresheet.application.kernel.projection.ViewNotReady when no generation serves
    ViewAnswer<Map<String, MoveTally>> moves(String position);
}
