package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessGivenUpRecord;
import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessLeftOutRecord;
import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessPartitionRecord;
import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessRecord;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;

/// Insert of records of processes, unchanged. Partitions get no rows of instances, so that their owners fold the log
/// silently.
public final class ProcessRecordInsert {

    private ProcessRecordInsert() {}

    public static void processes(DSLContext sql, List<OfProcess> all) {
        var rows = new ArrayList<UpdatableRecord<?>>();
        for (var one : all) {
            rows.add(process(one));
        }
        for (var one : all) {
            for (int number = 0; number < one.partitions().size(); number++) {
                rows.add(partition(one.process(), number, one.partitions().get(number)));
            }
            one.leftOut().forEach(position -> rows.add(new ProcessLeftOutRecord(one.process(), position)));
        }
        sql.batchInsert(rows).execute();
    }

    private static ProcessRecord process(OfProcess record) {
        var row = new ProcessRecord();
        row.setProcess(record.process());
        row.setPartitions(record.start().partitions());
        row.setActsFrom(record.start().actsFrom());
        row.setActsAt(record.start().at());
        row.setActingVersion(record.actingVersion());
        record.ceiling().ifPresent(row::setCeiling);
        record.successor().ifPresent(row::setSuccessor);
        record.closedAt().ifPresent(row::setClosedAt);
        return row;
    }

    private static ProcessPartitionRecord partition(String process, int number, Checkpoint checkpoint) {
        var row = new ProcessPartitionRecord();
        row.setProcess(process);
        row.setPartition(number);
        row.setPosition(checkpoint.position());
        row.setPaused(checkpoint.paused());
        checkpoint.holdAt().ifPresent(row::setHoldAt);
        return row;
    }

    public static void instances(DSLContext sql, List<OfInstance> all) {
        var rows = new ArrayList<UpdatableRecord<?>>();
        for (var one : all) {
            one.entry().ifPresent(entry -> rows.add(EntryRows.record(one.partition(), entry)));
            one.fired().ifPresent(fired -> rows.add(InstanceRows.record(one.partition(), one.instance(), fired)));
            one.givenUp()
                    .forEach(event -> rows.add(new ProcessGivenUpRecord(
                            one.partition().process(), one.partition().number(), one.instance(), event.toString())));
        }
        sql.batchInsert(rows).execute();
    }
}
