package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_ENTRY;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_LEFT_OUT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_PARTITION;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessPartitionRecord;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Rows of processes that an export reads: those that no fold of the log can make again. Leases, epochs and rows of
/// instances are left out.
public final class ProcessRecordRows {

    /// Query of all instances with an entry, a fired deadline, or events that were given up, in order.
    public static final String INSTANCES = """
            select i.process, i.partition, i.instance,
                e.kind, e.cause, e.cause_event, e.cause_reaction, e.cause_deadline,
                e.held_from, e.silent_through, e.reason, e.since,
                f.deadline, f.deadline_since,
                array(
                    select g.event
                    from kernel.process_given_up g
                    where (g.process, g.partition, g.instance) = (i.process, i.partition, i.instance)
                    order by g.event) as given_up
            from (
                select process, partition, instance from kernel.process_entry
                union
                select process, partition, instance from kernel.process_fired
                union
                select process, partition, instance from kernel.process_given_up) i
                left join kernel.process_entry e using (process, partition, instance)
                left join kernel.process_fired f using (process, partition, instance)
            order by i.process, i.partition, i.instance
            """;

    private ProcessRecordRows() {}

    /// Returns all processes, in order of their names.
    public static List<OfProcess> processes(DSLContext sql) {
        var partitions = sql.selectFrom(PROCESS_PARTITION)
                .orderBy(PROCESS_PARTITION.PROCESS, PROCESS_PARTITION.PARTITION)
                .fetchGroups(PROCESS_PARTITION.PROCESS, ProcessRecordRows::checkpoint);
        var leftOut = sql.selectFrom(PROCESS_LEFT_OUT)
                .orderBy(PROCESS_LEFT_OUT.PROCESS, PROCESS_LEFT_OUT.POSITION)
                .fetchGroups(PROCESS_LEFT_OUT.PROCESS, PROCESS_LEFT_OUT.POSITION);
        return sql.selectFrom(PROCESS)
                .orderBy(PROCESS.PROCESS_)
                .fetch(row -> new OfProcess(
                        row.getProcess(),
                        new ProcessStart(row.getPartitions(), row.getActsFrom(), row.getActsAt()),
                        row.getActingVersion(),
                        version(row.getCeiling()),
                        Optional.ofNullable(row.getSuccessor()),
                        Optional.ofNullable(row.getClosedAt()),
                        partitions.getOrDefault(row.getProcess(), List.of()),
                        leftOut.getOrDefault(row.getProcess(), List.of())));
    }

    private static Checkpoint checkpoint(ProcessPartitionRecord row) {
        @Nullable Long holdAt = row.getHoldAt();
        return new Checkpoint(
                row.getPosition(), row.getPaused(), holdAt == null ? OptionalLong.empty() : OptionalLong.of(holdAt));
    }

    private static OptionalInt version(@Nullable Integer column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /// Reads a row of [#INSTANCES].
    public static OfInstance instance(Record row) {
        var partition = new PartitionId(row.get("process", String.class), row.get("partition", Integer.class));
        var fired = Optional.ofNullable(row.get("deadline", Instant.class))
                .map(at -> new FiredDeadline(at, EventRef.parse(row.get("deadline_since", String.class))));
        return new OfInstance(
                partition,
                row.get("instance", String.class),
                Optional.ofNullable(row.get("kind", String.class)).map(_ -> EntryRows.entry(row.into(PROCESS_ENTRY))),
                fired,
                Stream.of(row.get("given_up", String[].class))
                        .map(EventRef::parse)
                        .toList());
    }
}
