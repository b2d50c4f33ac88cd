package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Query of the partitions of a process with their owners, one statement.
final class StandingQuery {

    private static final String STANDING = """
            select r.partition, r.position, r.epoch, r.revision, r.paused, p.acting_version, p.ceiling,
                case when r.lease_until > clock_timestamp() then r.owner end as live_owner, r.owner_version,
                (select count(*) from kernel.process_entry e
                    where (e.process, e.partition, e.kind) = (r.process, r.partition, 'waiting')) as waiting,
                (select count(*) from kernel.process_entry e
                    where (e.process, e.partition, e.kind) = (r.process, r.partition, 'parked')) as parked
            from kernel.process p join kernel.process_partition r using (process)
            where r.process = ?
            order by r.partition
            """;

    private StandingQuery() {}

    static ProcessStanding of(DSLContext sql, String process) {
        var rows = sql.fetch(STANDING, process);
        if (rows.isEmpty()) {
            throw new IllegalStateException("process " + process + " was never started");
        }
        var any = rows.getFirst();
        return new ProcessStanding(
                any.get("acting_version", Integer.class),
                ceiling(any.get("ceiling", Integer.class)),
                rows.map(row -> partition(process, row)));
    }

    private static OptionalInt ceiling(@Nullable Integer version) {
        return version == null ? OptionalInt.empty() : OptionalInt.of(version);
    }

    private static PartitionStanding partition(String process, Record row) {
        return new PartitionStanding(
                new PartitionId(process, row.get("partition", Integer.class)),
                new Progress(
                        row.get("position", Long.class), row.get("epoch", Long.class), row.get("revision", Long.class)),
                row.get("paused", Boolean.class),
                Optional.ofNullable(row.get("live_owner", String.class))
                        .map(node -> new LiveOwner(node, row.get("owner_version", Integer.class))),
                row.get("waiting", Long.class),
                row.get("parked", Long.class));
    }
}
