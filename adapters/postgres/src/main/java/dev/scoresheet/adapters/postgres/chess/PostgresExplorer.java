package dev.scoresheet.adapters.postgres.chess;

import static dev.scoresheet.adapters.postgres.chess.jooq.Tables.EXPLORER;

import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.chess.explorer.ExplorerProjection;
import dev.scoresheet.application.chess.explorer.ExplorerQueries;
import dev.scoresheet.application.chess.explorer.MoveTally;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;

/// Moves by position, the first column of the key.
public final class PostgresExplorer implements ExplorerQueries {

    private final PostgresViews views;
    private final ExplorerProjection explorer;

    public PostgresExplorer(PostgresViews views, ExplorerProjection explorer) {
        this.views = views;
        this.explorer = explorer;
    }

    @Override
    public ViewAnswer<Map<String, MoveTally>> moves(String position) {
        return views.read(
                explorer.identity(),
                sql -> moves(sql, position).fetchMap(row -> row.get(EXPLORER.UCI), ChessViews::moveTally));
    }

    static ResultQuery<?> moves(DSLContext sql, String position) {
        return sql.selectFrom(EXPLORER).where(EXPLORER.POSITION.eq(position));
    }
}
