package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.EventRecord;
import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.StoredEvent;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.SelectFieldOrAsterisk;

/// Rows of the log as they are stored.
final class StoredEvents {

    private static final List<SelectFieldOrAsterisk> COLUMNS = RecordedAt.readable(EVENT, EVENT.RECORDED_AT);

    private StoredEvents() {}

    static List<StoredEvent> fetch(DSLContext sql, Condition which, OrderField<?> order, int limit) {
        return sql.select(COLUMNS)
                .from(EVENT)
                .where(which)
                .orderBy(order)
                .limit(limit)
                .fetchInto(EVENT)
                .map(StoredEvents::stored);
    }

    static List<StoredEvent> fetch(DSLContext sql, Condition which, OrderField<?> order) {
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
