package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_FIRED;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_INSTANCE;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessFiredRecord;
import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessInstanceRecord;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.InstanceRow.AppliedEvent;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;

/// Rows of instances and of their fired deadlines.
final class InstanceRows {

    private InstanceRows() {}

    static Condition isOf(PartitionId partition) {
        return PROCESS_INSTANCE.PROCESS.eq(partition.process()).and(PROCESS_INSTANCE.PARTITION.eq(partition.number()));
    }

    static Condition isFiredOf(PartitionId partition) {
        return PROCESS_FIRED.PROCESS.eq(partition.process()).and(PROCESS_FIRED.PARTITION.eq(partition.number()));
    }

    static Map<String, InstanceRow> of(DSLContext sql, PartitionId partition, Set<String> instances) {
        return sql.selectFrom(PROCESS_INSTANCE)
                .where(isOf(partition))
                .and(PROCESS_INSTANCE.INSTANCE.eq(DSL.any(texts(instances))))
                .fetchMap(PROCESS_INSTANCE.INSTANCE, InstanceRows::row);
    }

    static Map<String, FiredDeadline> fired(DSLContext sql, PartitionId partition, Set<String> instances) {
        return sql.selectFrom(PROCESS_FIRED)
                .where(isFiredOf(partition))
                .and(PROCESS_FIRED.INSTANCE.eq(DSL.any(texts(instances))))
                .fetchMap(
                        PROCESS_FIRED.INSTANCE,
                        row -> new FiredDeadline(row.getDeadline(), EventRef.parse(row.getDeadlineSince())));
    }

    static String[] texts(Set<String> instances) {
        return instances.toArray(String[]::new);
    }

    static InstanceRow row(ProcessInstanceRecord row) {
        var deadline = Optional.ofNullable(row.getDeadline())
                .map(at -> new ImpliedDeadline(at, EventRef.parse(row.getDeadlineSince()), row.getDeadlinePosition()));
        var last = new AppliedEvent(
                EventRef.parse(row.getLastEvent()), row.getCorrelation(), Optional.ofNullable(row.getTrace()));
        return new InstanceRow(row.getInstance(), row.getState().data(), deadline, last);
    }

    static ProcessInstanceRecord record(PartitionId partition, InstanceRow row) {
        var written = new ProcessInstanceRecord();
        written.setProcess(partition.process());
        written.setPartition(partition.number());
        written.setInstance(row.instance());
        written.setState(JSON.valueOf(row.state()));
        written.set(
                PROCESS_INSTANCE.DEADLINE,
                row.deadline().map(ImpliedDeadline::at).orElse(null));
        written.set(
                PROCESS_INSTANCE.DEADLINE_SINCE,
                row.deadline().map(deadline -> deadline.since().toString()).orElse(null));
        written.set(
                PROCESS_INSTANCE.DEADLINE_POSITION,
                row.deadline().map(ImpliedDeadline::position).orElse(null));
        written.setLastEvent(row.last().reference().toString());
        written.setCorrelation(row.last().correlation());
        written.set(PROCESS_INSTANCE.TRACE, row.last().trace().orElse(null));
        return written;
    }

    static ProcessFiredRecord record(PartitionId partition, String instance, FiredDeadline fired) {
        var written = new ProcessFiredRecord();
        written.setProcess(partition.process());
        written.setPartition(partition.number());
        written.setInstance(instance);
        written.setDeadline(fired.at());
        written.setDeadlineSince(fired.since().toString());
        return written;
    }
}
