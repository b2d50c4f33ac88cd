package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.SchemaImpl;
import org.jooq.impl.TableImpl;

/// Table of the example shape, as jOOQ would generate it, and the view's table over it.
public final class LifeTable extends TableImpl<Record> {

    private static final long serialVersionUID = 1L;

    static final LifeTable LIFE = new LifeTable();

    final TableField<Record, String> category = createField(DSL.name("category"), SQLDataType.CLOB.nullable(false));
    final TableField<Record, String> bulb = createField(DSL.name("bulb"), SQLDataType.CLOB.nullable(false));
    final TableField<Record, Long> timesOn = createField(DSL.name("times_on"), SQLDataType.BIGINT.nullable(false));
    final TableField<Record, Boolean> lit = createField(DSL.name("lit"), SQLDataType.BOOLEAN.nullable(false));
    final TableField<Record, Instant> lastAt = createField(DSL.name("last_at"), SQLDataType.INSTANT.nullable(false));
    final TableField<Record, String> note = createField(DSL.name("note"), SQLDataType.CLOB);
    final TableField<Record, Integer[]> watts =
            createField(DSL.name("watts"), SQLDataType.INTEGER.array().nullable(false));

    private LifeTable() {
        super(DSL.name("life"), new SchemaImpl(DSL.name("bulb")));
    }

    public static ViewTable<StreamId, Life> view() {
        return ViewTable.<StreamId, Life>of("bulb-lives", LIFE)
                .key(LIFE.category, StreamId::category)
                .key(LIFE.bulb, StreamId::key)
                .value(LIFE.timesOn, Life::timesOn)
                .value(LIFE.lit, Life::on)
                .value(LIFE.lastAt, Life::lastAt)
                .value(LIFE.note, life -> life.note().orElse(null))
                .value(LIFE.watts, life -> life.watts().toArray(Integer[]::new))
                .reading(LifeTable::key, LifeTable::life);
    }

    static StreamId key(Record row) {
        return new StreamId(row.get(LIFE.category), row.get(LIFE.bulb));
    }

    static Life life(Record row) {
        return new Life(
                row.get(LIFE.timesOn),
                row.get(LIFE.lit),
                row.get(LIFE.lastAt),
                Optional.ofNullable(row.get(LIFE.note)),
                List.of(row.get(LIFE.watts)),
                false);
    }
}
