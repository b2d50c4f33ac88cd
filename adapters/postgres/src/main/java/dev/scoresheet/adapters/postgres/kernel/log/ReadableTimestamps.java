package dev.scoresheet.adapters.postgres.kernel.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Times of the log in the range of Java. A row may hold a time that no log ever recorded (`infinity`, the year
/// 200000). It must stay readable, so that verify can name it.
final class ReadableTimestamps {

    private static final Field<Instant> EARLIEST = DSL.val(Instant.parse("0001-01-01T00:00:00Z"));
    private static final Field<Instant> LATEST = DSL.val(Instant.parse("9999-12-31T00:00:00Z"));

    private ReadableTimestamps() {}

    /// Returns all columns of a table, with the time limited to that range.
    static List<SelectFieldOrAsterisk> readable(Table<? extends Record> table, Field<Instant> recordedAt) {
        var inReach = DSL.least(DSL.greatest(recordedAt, EARLIEST), LATEST).as(recordedAt.getUnqualifiedName());
        return Arrays.stream(table.fields())
                .<SelectFieldOrAsterisk>map(field -> field.equals(recordedAt) ? inReach : field)
                .toList();
    }
}
