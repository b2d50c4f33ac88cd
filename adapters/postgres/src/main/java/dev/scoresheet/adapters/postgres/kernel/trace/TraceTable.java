package dev.scoresheet.adapters.postgres.kernel.trace;

import static dev.scoresheet.adapters.postgres.kernel.trace.jooq.Tables.TRACE;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceRow;
import org.jooq.Record;

/// Table of the view `trace`. All its columns are those of the key.
public final class TraceTable {

    private TraceTable() {}

    public static ViewTable<TraceKey, TraceRow> view() {
        return ViewTable.<TraceKey, TraceRow>of("trace", TRACE)
                .key(TRACE.KIND, key -> key.kind().word())
                .key(TRACE.VALUE, TraceKey::value)
                .key(TRACE.POSITION, TraceKey::position)
                .reading(TraceTable::key, _ -> new TraceRow());
    }

    public static TraceKey key(Record row) {
        return new TraceKey(TraceKind.of(row.get(TRACE.KIND)), row.get(TRACE.VALUE), row.get(TRACE.POSITION));
    }
}
