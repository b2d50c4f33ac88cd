package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.EventRecord;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.SelectFieldOrAsterisk;

/// Rows of the log as they are stored.
public final class StoredEvents {

    private static final List<SelectFieldOrAsterisk> COLUMNS = ReadableTimestamps.readable(EVENT, EVENT.RECORDED_AT);

    private StoredEvents() {}

    /// So many rows at most, and no more than so many bytes. They come by COPY, which can be stopped in
    /// its midst: the answer to an ordinary query is read to its end before its first row is seen.
    public static CopyBinaryEvents page(DSLContext sql, Condition which, OrderField<?> order, long limit, int bytes) {
        var query = sql.select(CopyBinaryEvents.COLUMNS)
                .from(EVENT)
                .where(which)
                .orderBy(order)
                .limit(limit);
        return sql.connectionResult(connection -> CopyBinaryEvents.read(connection, query, bytes));
    }

    /// All of them, whatever they take: the events of a stream that is folded.
    public static List<StoredEvent> fetch(DSLContext sql, Condition which, OrderField<?> order) {
        return sql.select(COLUMNS)
                .from(EVENT)
                .where(which)
                .orderBy(order)
                .fetchInto(EVENT)
                .map(StoredEvents::stored);
    }

    private static StoredEvent stored(EventRecord row) {
        return new StoredEvent(
                row.getPosition(),
                row.getCategory(),
                row.getStream(),
                row.getVersion(),
                row.getType(),
                row.getSchemaVersion(),
                row.getRecordedAt(),
                row.getMetadata().data(),
                row.getData().data(),
                Bytes.of(row.getDigest()));
    }
}
