package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.explorer.ExplorerProjection;
import dev.scoresheet.application.chess.explorer.ExplorerQueries;
import dev.scoresheet.application.chess.explorer.MoveTally;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.HashMap;
import java.util.Map;

/// Explorer queries in memory. Each query reads every move ever played.
public final class MemoryExplorer implements ExplorerQueries {

    private final MemoryViews views;
    private final ExplorerProjection explorer;

    public MemoryExplorer(MemoryViews views, ExplorerProjection explorer) {
        this.views = views;
        this.explorer = explorer;
    }

    @Override
    public ViewAnswer<Map<String, MoveTally>> moves(String position) {
        return views.read(explorer, rows -> {
            var moves = new HashMap<String, MoveTally>();
            rows.forEach((played, tally) -> {
                if (played.position().equals(position)) {
                    moves.put(played.uci(), tally);
                }
            });
            return moves;
        });
    }
}
