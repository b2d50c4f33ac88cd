package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Replacement of a process, in its rows. Each call that changes something is one transaction under the lock of the
/// log's head, so no append of an owner before it is written later.
public final class PostgresProcessReplacement implements ProcessReplacement {

    private static final String HOLD = """
            with held as (update kernel.process set successor = ? where process = ?)
            update kernel.process_partition r
            set hold_at = h.position, owner = null, lease_until = null, epoch = epoch + 1
            from kernel.head h
            where r.process = ?
            """;

    private static final String IS_DONE = """
            select not exists (
                    select from kernel.process_partition r
                    where r.process = ?
                        and (r.position <> r.hold_at or r.rows_version = 0 or r.rows_through <> r.position))
                and not exists (select from kernel.process_entry e where e.process = ?)
                and not exists (
                    select from kernel.process_instance i
                    where i.process = ? and i.deadline <= ?::timestamptz
                        and not exists (
                            select from kernel.process_fired f
                            where (f.process, f.partition, f.instance) = (i.process, i.partition, i.instance)
                                and (f.deadline, f.deadline_since) = (i.deadline, i.deadline_since))) as done
            """;

    private static final String CLOSE = """
            with closed as (update kernel.process set successor = ?, closed_at = ?::timestamptz where process = ?)
            update kernel.process_partition set owner = null, lease_until = null, epoch = epoch + 1 where process = ?
            """;

    private static final String START = """
            with started as (
                insert into kernel.process (process, partitions, acts_from, acts_at) values (?, ?, ?, ?::timestamptz))
            insert into kernel.process_partition (process, partition, position)
            select ?, number, ? from generate_series(0, ?::integer - 1) as number
            """;

    private final ProcessTransactions transactions;

    /// @param pool transactions in the application's role
    public PostgresProcessReplacement(Pool pool) {
        this.transactions = new ProcessTransactions(pool);
    }

    /// Looks without a lock first: a node asks with each heartbeat, and must not stop the appends for it.
    @Override
    public Optional<ProcessStart> start(String predecessor, String process, int partitions) {
        return transactions.answer(sql -> {
            if (isStarted(sql, process)) {
                return Optional.of(PartitionRows.started(sql, process));
            }
            var now = now(sql);
            if (isHeld(sql, predecessor, process) && !isDone(sql, predecessor, now)) {
                return Optional.empty();
            }
            sql.fetch("select kernel.lock_head()");
            return isStarted(sql, process)
                    ? Optional.of(PartitionRows.started(sql, process))
                    : replace(sql, predecessor, process, partitions);
        });
    }

    private static Optional<ProcessStart> replace(DSLContext sql, String predecessor, String process, int partitions) {
        boolean began = isStarted(sql, predecessor);
        if (began && !isHeld(sql, predecessor, process)) {
            sql.execute(HOLD, process, predecessor, predecessor);
        }
        PartitionRows.lockAll(sql, predecessor); // its owners may still commit steps
        var now = now(sql);
        if (began && !isDone(sql, predecessor, now)) {
            return Optional.empty();
        }
        long hold = began ? hold(sql, predecessor) : head(sql);
        if (!began) {
            start(sql, predecessor, 1, hold, now);
        }
        sql.execute(CLOSE, process, now, predecessor, predecessor);
        start(sql, process, partitions, hold, now);
        return Optional.of(PartitionRows.started(sql, process));
    }

    private static void start(DSLContext sql, String process, int partitions, long from, String at) {
        sql.execute(START, process, partitions, from, at, process, from, partitions);
    }

    private static boolean isStarted(DSLContext sql, String process) {
        return sql.fetchExists(PROCESS, PROCESS.PROCESS_.eq(process));
    }

    /// True if the hold is recorded.
    private static boolean isHeld(DSLContext sql, String predecessor, String process) {
        @Nullable
        String successor = sql.fetchOptional("select successor from kernel.process where process = ?", predecessor)
                .map(row -> row.get("successor", String.class))
                .orElse(null);
        if (successor != null && !successor.equals(process)) {
            throw new IllegalStateException(
                    "process " + predecessor + " is replaced by " + successor + ", not by " + process);
        }
        return successor != null;
    }

    private static boolean isDone(DSLContext sql, String predecessor, String now) {
        return sql.fetchSingle(IS_DONE, predecessor, predecessor, predecessor, now)
                .get("done", Boolean.class);
    }

    private static long hold(DSLContext sql, String predecessor) {
        return sql.fetchSingle(
                        "select min(hold_at) as hold from kernel.process_partition where process = ?", predecessor)
                .get("hold", Long.class);
    }

    private static long head(DSLContext sql) {
        return sql.fetchSingle("select position from kernel.head").get("position", Long.class);
    }

    /// Returns the instant of the database as a text that keeps all its digits.
    private static String now(DSLContext sql) {
        return sql.fetchSingle("select clock_timestamp()::text as now").get("now", String.class);
    }
}
