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

    /// Reads a page with a limit of rows and a limit of bytes. It uses COPY, which can be stopped halfway. The driver
    /// reads an ordinary result to its end before it returns the first row.
    public static CopyBinaryEvents page(DSLContext sql, Condition which, OrderField<?> order, long limit, int bytes) {
        var query = sql.select(CopyBinaryEvents.COLUMNS)
                .from(EVENT)
                .where(which)
                .orderBy(order)
                .limit(limit);
        return sql.connectionResult(connection -> CopyBinaryEvents.read(connection, query, bytes));
    }

    /// Reads all rows, without a limit of bytes: the events of a stream that is folded.
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
