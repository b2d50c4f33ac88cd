package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_WISH;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess.InspectedPartition;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Queries of operators on the tables of processes.
public final class PostgresProcessInspector implements ProcessInspector {

    private static final String PARTITIONS = """
            select r.process, r.partition, r.position, r.paused,
                case when r.lease_until > clock_timestamp() then r.owner end as live_owner,
                (select count(*) from kernel.process_instance i
                    where i.process = r.process and i.partition = r.partition) as instances,
                (select count(*) from kernel.process_entry e
                    where e.process = r.process and e.partition = r.partition and e.kind = 'waiting') as waiting,
                (select count(*) from kernel.process_entry e
                    where e.process = r.process and e.partition = r.partition and e.kind = 'parked') as parked,
                (select i.deadline from kernel.process_instance i
                    where i.process = r.process and i.partition = r.partition and i.deadline is not null
                        and not exists (
                            select from kernel.process_entry e
                            where (e.process, e.partition, e.instance) = (i.process, i.partition, i.instance))
                        and not exists (
                            select from kernel.process_fired f
                            where (f.process, f.partition, f.instance) = (i.process, i.partition, i.instance)
                                and (f.deadline, f.deadline_since) = (i.deadline, i.deadline_since))
                    order by i.deadline
                    limit 1) as next_deadline
            from kernel.process_partition r
            order by r.process, r.partition
            """;

    private static final String LATENESS = """
            select l.process, l.millis, sum(l.fired)::bigint as fired
            from kernel.process_lateness l
            group by l.process, l.millis
            """;

    private final ProcessTransactions transactions;

    /// @param pool transactions in the application's role
    public PostgresProcessInspector(Pool pool) {
        this.transactions = new ProcessTransactions(pool);
    }

    @Override
    public List<InspectedProcess> all() {
        return transactions.answer(sql -> {
            sql.execute("set transaction isolation level repeatable read, read only");
            var partitions = partitions(sql);
            var lateness = lateness(sql);
            return sql.selectFrom(PROCESS)
                    .orderBy(PROCESS.PROCESS_)
                    .fetch(row -> new InspectedProcess(
                            row.getProcess(),
                            new ProcessStart(row.getPartitions(), row.getActsFrom(), row.getActsAt()),
                            row.getActingVersion(),
                            optional(row.getCeiling()),
                            partitions.getOrDefault(row.getProcess(), List.of()),
                            lateness.getOrDefault(row.getProcess(), new TreeMap<>())));
        });
    }

    private static OptionalInt optional(@Nullable Integer column) {
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    private static Map<String, List<InspectedPartition>> partitions(DSLContext sql) {
        return sql.fetch(PARTITIONS)
                .intoGroups(row -> row.get("process", String.class), PostgresProcessInspector::partition);
    }

    private static InspectedPartition partition(Record row) {
        return new InspectedPartition(
                row.get("partition", Integer.class),
                row.get("position", Long.class),
                Optional.ofNullable(row.get("live_owner", String.class)),
                row.get("paused", Boolean.class),
                row.get("instances", Long.class),
                row.get("waiting", Long.class),
                row.get("parked", Long.class),
                Optional.ofNullable(row.get("next_deadline", Instant.class)));
    }

    private static Map<String, NavigableMap<Long, Long>> lateness(DSLContext sql) {
        var all = new TreeMap<String, NavigableMap<Long, Long>>();
        for (var row : sql.fetch(LATENESS)) {
            all.computeIfAbsent(row.get("process", String.class), _ -> new TreeMap<>())
                    .put(row.get("millis", Long.class), row.get("fired", Long.class));
        }
        return all;
    }

    @Override
    public List<ProcessAct> acts(String process, int limit) {
        return transactions.answer(sql -> sql.selectFrom(PROCESS_WISH)
                .where(PROCESS_WISH.PROCESS.eq(process))
                .orderBy(PROCESS_WISH.NUMBER.desc())
                .limit(limit)
                .fetch(ActRows::act));
    }
}
