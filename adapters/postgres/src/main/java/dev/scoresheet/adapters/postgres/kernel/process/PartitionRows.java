package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_PARTITION;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Rows of processes and of their partitions.
final class PartitionRows {

    private PartitionRows() {}

    static Condition is(PartitionId partition) {
        return PROCESS_PARTITION
                .PROCESS
                .eq(partition.process())
                .and(PROCESS_PARTITION.PARTITION.eq(partition.number()));
    }

    /// Starts a process that was never started, and its partitions. One of two nodes inserts, and the other waits for
    /// it. It is one statement, so no transaction waits for this node between two.
    static int start(DSLContext sql, String process, int partitions) {
        return sql.execute("""
                with started as (
                    insert into kernel.process (process, partitions, acts_from, acts_at)
                    select ?, ?, h.position, clock_timestamp() from kernel.head h
                    on conflict do nothing
                    returning process, partitions, acts_from)
                insert into kernel.process_partition (process, partition, position)
                select s.process, number, s.acts_from
                from started s, generate_series(0, s.partitions - 1) as number
                """, process, partitions);
    }

    static ProcessStart started(DSLContext sql, String process) {
        return sql.selectFrom(PROCESS)
                .where(PROCESS.PROCESS_.eq(process))
                .fetchSingle(row -> new ProcessStart(row.getPartitions(), row.getActsFrom(), row.getActsAt()));
    }

    static void require(DSLContext sql, PartitionId partition) {
        if (!sql.fetchExists(PROCESS_PARTITION, is(partition))) {
            throw unknown(partition);
        }
    }

    static void revise(DSLContext sql, PartitionId partition) {
        var revised = sql.update(PROCESS_PARTITION)
                .set(PROCESS_PARTITION.REVISION, PROCESS_PARTITION.REVISION.plus(1))
                .where(is(partition))
                .execute();
        if (revised == 0) {
            throw unknown(partition);
        }
    }

    /// Locks all partitions of a process, in one order for all owners.
    static void lockAll(DSLContext sql, String process) {
        sql.select(PROCESS_PARTITION.PARTITION)
                .from(PROCESS_PARTITION)
                .where(PROCESS_PARTITION.PROCESS.eq(process))
                .orderBy(PROCESS_PARTITION.PARTITION)
                .forUpdate()
                .fetch();
    }

    /// Lets the rows of each partition that has passed a position no longer count. The revision of every
    /// partition grows: a step that was made with the event at the position must not be committed.
    static int discardFrom(DSLContext sql, String process, long position) {
        return sql.execute("""
                update kernel.process_partition
                set revision = revision + 1,
                    rows_version = case when position >= ? then 0 else rows_version end,
                    rows_through = case when position >= ? then 0 else rows_through end
                where process = ?
                """, position, position, process);
    }

    static int pause(DSLContext sql, PartitionId partition, boolean paused) {
        return sql.update(PROCESS_PARTITION)
                .set(PROCESS_PARTITION.PAUSED, paused)
                .where(is(partition))
                .execute();
    }

    static IllegalStateException unknown(PartitionId partition) {
        return new IllegalStateException(
                "process " + partition.process() + " was never started, or has no partition " + partition.number());
    }
}
