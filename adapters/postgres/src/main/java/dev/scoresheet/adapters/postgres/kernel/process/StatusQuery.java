package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_ENTRY;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_GIVEN_UP;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_LEFT_OUT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_PARTITION;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_WISH;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Queries of the status of a partition, in a transaction with one snapshot. A partition seldom has entries, wishes
/// or events that were given up, so the first query says which of these a step must read.
final class StatusQuery {

    private StatusQuery() {}

    static PartitionStatus of(DSLContext sql, PartitionId partition, Set<String> instances) {
        var givenUp =
                PROCESS_GIVEN_UP.PROCESS.eq(partition.process()).and(PROCESS_GIVEN_UP.PARTITION.eq(partition.number()));
        var leftOut = PROCESS_LEFT_OUT.PROCESS.eq(partition.process());
        var hasEntries = exists(sql, PROCESS_ENTRY, EntryRows.isOf(partition));
        var hasWishes = exists(sql, PROCESS_WISH, WishRows.isOpenOf(partition));
        var hasGivenUp = exists(sql, PROCESS_GIVEN_UP, givenUp);
        var hasLeftOut = exists(sql, PROCESS_LEFT_OUT, leftOut);
        var row = sql.select(PROCESS_PARTITION.asterisk(), hasEntries, hasWishes, hasGivenUp, hasLeftOut)
                .from(PROCESS_PARTITION)
                .where(PartitionRows.is(partition))
                .fetchOptional()
                .orElseThrow(() -> PartitionRows.unknown(partition));
        var own = row.into(PROCESS_PARTITION);
        return new PartitionStatus(
                new Progress(own.getPosition(), own.getEpoch(), own.getRevision()),
                new RowsVersion(own.getRowsVersion(), own.getRowsThrough()),
                own.getPaused(),
                own.getHoldAt() == null ? OptionalLong.empty() : OptionalLong.of(own.getHoldAt()),
                row.get(hasEntries) ? EntryRows.of(sql, partition) : Map.of(),
                row.get(hasWishes) ? WishRows.open(sql, partition) : List.of(),
                row.get(hasGivenUp) ? givenUp(sql, givenUp) : Set.of(),
                row.get(hasLeftOut)
                        ? sql.selectFrom(PROCESS_LEFT_OUT).where(leftOut).fetchSet(PROCESS_LEFT_OUT.POSITION)
                        : Set.of(),
                instances.isEmpty() ? Map.of() : InstanceRows.of(sql, partition, instances),
                instances.isEmpty() ? Map.of() : InstanceRows.fired(sql, partition, instances));
    }

    private static Field<Boolean> exists(DSLContext sql, Table<?> table, Condition which) {
        return DSL.field(DSL.exists(sql.selectOne().from(table).where(which))).as("has_" + table.getName());
    }

    private static Set<GivenUpEvent> givenUp(DSLContext sql, Condition which) {
        return Set.copyOf(sql.selectFrom(PROCESS_GIVEN_UP)
                .where(which)
                .fetch(row -> new GivenUpEvent(row.getInstance(), EventRef.parse(row.getEvent()))));
    }
}
