package dev.scoresheet.adapters.postgres.kernel.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Moments as Java can hold them. A row may have been given one that no log ever recorded (`infinity`, the year
/// 200000): it must stay readable, so that verify can name it.
final class ReadableTimestamps {

    private static final Field<Instant> EARLIEST = DSL.val(Instant.parse("0001-01-01T00:00:00Z"));
    private static final Field<Instant> LATEST = DSL.val(Instant.parse("9999-12-31T00:00:00Z"));

    private ReadableTimestamps() {}

    /// All columns of a table, its moment brought into reach.
    static List<SelectFieldOrAsterisk> readable(Table<? extends Record> table, Field<Instant> recordedAt) {
        var inReach = DSL.least(DSL.greatest(recordedAt, EARLIEST), LATEST).as(recordedAt.getUnqualifiedName());
        return Arrays.stream(table.fields())
                .<SelectFieldOrAsterisk>map(field -> field.equals(recordedAt) ? inReach : field)
                .toList();
    }
}
