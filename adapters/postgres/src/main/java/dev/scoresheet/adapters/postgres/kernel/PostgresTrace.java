package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.trace.jooq.Tables.TRACE;

import dev.scoresheet.adapters.postgres.kernel.trace.TraceTable;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import java.util.List;
import java.util.Set;

/// Queries of the view `trace`, through the index of its key.
public record PostgresTrace(PostgresViews views, ViewIdentity identity) implements TraceQueries {

    @Override
    public ViewAnswer<List<TraceKey>> find(TraceKind kind, Set<String> values, int limit) {
        return views.read(
                identity,
                sql -> sql.selectFrom(TRACE)
                        .where(TRACE.KIND.eq(kind.word()).and(TRACE.VALUE.in(values)))
                        .orderBy(TRACE.POSITION, TRACE.VALUE)
                        .limit(limit)
                        .fetch(TraceTable::key));
    }
}
