package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_INSTANCE;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.StatesRefused;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;

/// Partitions of processes in tables. This class sets the transactions; [StepStatements], [StatusQuery] and
/// [WishRows] have the statements.
public final class PostgresProcessStore implements ProcessStore {

    private final ProcessTransactions transactions;

    /// @param pool transactions in the application's role
    public PostgresProcessStore(Pool pool) {
        this.transactions = new ProcessTransactions(pool);
    }

    @Override
    public ProcessStart start(String process, int partitions) {
        transactions.answer(sql -> PartitionRows.start(sql, process, partitions));
        return transactions.answer(sql -> PartitionRows.started(sql, process));
    }

    /// Reads in one snapshot. Between two statements of read committed, a new owner could commit a step.
    @Override
    public PartitionStatus status(PartitionId partition, Set<String> instances) {
        return transactions.answer(sql -> {
            sql.execute("set transaction isolation level repeatable read, read only");
            return StatusQuery.of(sql, partition, instances);
        });
    }

    @Override
    public boolean commit(ProcessStep step) {
        try {
            return transactions.transact(sql -> StepStatements.commit(sql, step));
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) == DatabaseFault.DATA) {
                var refused = transactions.answer(sql -> StepStatements.refused(sql, step));
                if (!refused.isEmpty()) {
                    throw new StatesRefused(refused);
                }
            }
            throw ProcessTransactions.thrown(failure);
        }
    }

    /// The time is that of the statement: an index cannot serve a time that changes during one.
    @Override
    public List<InstanceRow> due(PartitionId partition, Duration grace, int limit) {
        return transactions.answer(sql -> {
            PartitionRows.require(sql, partition);
            return sql.fetch("""
                            select i.*
                            from kernel.process_instance i
                            where i.process = ? and i.partition = ?
                                and i.deadline <= statement_timestamp() - ? * interval '1 millisecond'
                                and not exists (
                                    select from kernel.process_entry e
                                    where (e.process, e.partition, e.instance) = (i.process, i.partition, i.instance))
                                and not exists (
                                    select from kernel.process_fired f
                                    where (f.process, f.partition, f.instance) = (i.process, i.partition, i.instance)
                                        and (f.deadline, f.deadline_since) = (i.deadline, i.deadline_since))
                            order by i.deadline, i.instance
                            limit ?
                            """, partition.process(), partition.number(), grace.toMillis(), limit)
                    .into(PROCESS_INSTANCE)
                    .map(InstanceRows::row);
        });
    }

    @Override
    public NextDeadline nextDeadline(PartitionId partition, Duration grace) {
        return transactions.answer(sql -> {
            PartitionRows.require(sql, partition);
            return sql.fetchSingle("""
                            select statement_timestamp() as now, (
                                select min(i.deadline)
                                from kernel.process_instance i
                                where i.process = ? and i.partition = ?
                                    and i.deadline > statement_timestamp() - ? * interval '1 millisecond') as next
                            """, partition.process(), partition.number(), grace.toMillis())
                    .map(row -> new NextDeadline(
                            row.get("now", Instant.class), Optional.ofNullable(row.get("next", Instant.class))));
        });
    }

    @Override
    public ProcessStanding standing(String process) {
        return transactions.answer(sql -> StandingQuery.of(sql, process));
    }

    @Override
    public long instances(PartitionId partition) {
        return transactions.answer(sql -> {
            PartitionRows.require(sql, partition);
            var all = DSL.count().cast(Long.class);
            return sql.select(all)
                    .from(PROCESS_INSTANCE)
                    .where(PROCESS_INSTANCE.PROCESS.eq(partition.process()))
                    .and(PROCESS_INSTANCE.PARTITION.eq(partition.number()))
                    .fetchSingle(all);
        });
    }

    @Override
    public long wish(PartitionId partition, Wish.Request request, String by) {
        return transactions.answer(sql -> {
            PartitionRows.revise(sql, partition);
            return WishRows.add(sql, partition, request, by);
        });
    }

    @Override
    public void pause(PartitionId partition, boolean paused, String by) {
        transactions.answer(sql -> {
            PartitionRows.revise(sql, partition);
            ActRows.pause(sql, partition, paused, by);
            return PartitionRows.pause(sql, partition, paused);
        });
    }
}
