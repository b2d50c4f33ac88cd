package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_ENTRY;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessEntryRecord;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Rows of entries.
final class EntryRows {

    private EntryRows() {}

    static Condition isOf(PartitionId partition) {
        return PROCESS_ENTRY.PROCESS.eq(partition.process()).and(PROCESS_ENTRY.PARTITION.eq(partition.number()));
    }

    static Map<String, HeldInstance> of(DSLContext sql, PartitionId partition) {
        return sql.selectFrom(PROCESS_ENTRY).where(isOf(partition)).fetchMap(PROCESS_ENTRY.INSTANCE, EntryRows::entry);
    }

    static HeldInstance entry(ProcessEntryRecord row) {
        var cause =
                new CauseColumns(row.getCause(), row.getCauseEvent(), row.getCauseReaction(), row.getCauseDeadline());
        return new HeldInstance(
                row.getInstance(),
                HeldInstance.Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
                cause.read(),
                row.getHeldFrom(),
                row.getSilentThrough(),
                row.getReason(),
                row.getSince());
    }

    static ProcessEntryRecord record(PartitionId partition, HeldInstance entry) {
        var cause = CauseColumns.of(entry.cause());
        var written = new ProcessEntryRecord();
        written.setProcess(partition.process());
        written.setPartition(partition.number());
        written.setInstance(entry.instance());
        written.setKind(entry.kind().name().toLowerCase(Locale.ROOT));
        written.setCause(cause.cause());
        written.setCauseEvent(cause.event());
        written.set(PROCESS_ENTRY.CAUSE_REACTION, cause.reaction());
        written.set(PROCESS_ENTRY.CAUSE_DEADLINE, cause.deadline());
        written.setHeldFrom(entry.heldFrom());
        written.setSilentThrough(entry.silentThrough());
        written.setReason(entry.reason());
        written.setSince(entry.since());
        return written;
    }
}
