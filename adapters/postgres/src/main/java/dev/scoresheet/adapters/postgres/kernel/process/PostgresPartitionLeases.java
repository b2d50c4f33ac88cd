package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Leases in the rows of partitions, by the database's clock.
///
/// An epoch is raised under the lock of the log's head. So an append of the owner before is committed when the
/// new owner gets its lease, or its fence will refuse it. Locks are taken in this order: head, process, partitions.
public final class PostgresPartitionLeases implements PartitionLeases {

    /// True in `may` if the version can act, and no other node owns the partition.
    private static final String STANDING = """
            select p.acting_version,
                ? >= p.acting_version and ? <= coalesce(p.ceiling, ?)
                    and (r.owner is null or r.owner = ? or r.lease_until <= clock_timestamp()) as may
            from kernel.process p join kernel.process_partition r using (process)
            where r.process = ? and r.partition = ?
            """;

    private static final String OWN = """
            update kernel.process_partition
            set owner = ?, owner_version = ?, epoch = epoch + 1,
                lease_until = clock_timestamp() + ? * interval '1 millisecond'
            where process = ? and partition = ?
            returning epoch
            """;

    private static final String RENEW = """
            update kernel.process_partition
            set lease_until = clock_timestamp() + ? * interval '1 millisecond'
            where process = ? and partition = ? and owner = ? and epoch = ?
            returning position, epoch, revision
            """;

    private static final String RELEASE = """
            update kernel.process_partition set owner = null, lease_until = null
            where process = ? and partition = ? and owner = ? and epoch = ?
            """;

    private static final String OWNERS = """
            select process, partition, owner from kernel.process_partition
            where owner is not null and lease_until > clock_timestamp()
            """;

    private static final String DISOWN = """
            update kernel.process_partition set owner = null, lease_until = null, epoch = epoch + 1
            where process = ? and owner_version <> ?
            """;

    private final ProcessTransactions transactions;

    /// @param pool transactions in the application's role
    public PostgresPartitionLeases(Pool pool) {
        this.transactions = new ProcessTransactions(pool);
    }

    /// Looks without a lock first: most nodes that ask get nothing, and must not stop the appends for it.
    @Override
    public Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length) {
        return transactions.answer(sql -> {
            if (actingIfFree(sql, "", partition, node, version).isEmpty()) {
                return Optional.empty();
            }
            lockHead(sql);
            var acting = actingIfFree(sql, " for update", partition, node, version);
            if (acting.isEmpty()) {
                return Optional.empty();
            }
            if (acting.get() != version) {
                act(sql, partition.process(), version);
            }
            long epoch = sql.fetchSingle(OWN, node, version, length.toMillis(), partition.process(), partition.number())
                    .get("epoch", Long.class);
            return Optional.of(new PartitionLease(partition, node, version, epoch));
        });
    }

    private static Optional<Integer> actingIfFree(
            DSLContext sql, String lock, PartitionId partition, String node, int version) {
        var row = sql.fetchOptional(
                        STANDING + lock, version, version, version, node, partition.process(), partition.number())
                .orElseThrow(() -> PartitionRows.unknown(partition));
        return row.get("may", Boolean.class) ? Optional.of(row.get("acting_version", Integer.class)) : Optional.empty();
    }

    private static void lockHead(DSLContext sql) {
        sql.fetch("select kernel.lock_head()");
    }

    private static void act(DSLContext sql, String process, int version) {
        sql.execute("update kernel.process set acting_version = ? where process = ?", version, process);
        sql.execute(DISOWN, process, version);
    }

    @Override
    public Optional<Progress> renew(PartitionLease lease, Duration length) {
        var partition = lease.partition();
        return transactions.answer(sql -> sql.fetchOptional(
                        RENEW, length.toMillis(), partition.process(), partition.number(), lease.owner(), lease.epoch())
                .map(row -> new Progress(
                        row.get("position", Long.class),
                        row.get("epoch", Long.class),
                        row.get("revision", Long.class))));
    }

    @Override
    public void release(PartitionLease lease) {
        var partition = lease.partition();
        transactions.answer(
                sql -> sql.execute(RELEASE, partition.process(), partition.number(), lease.owner(), lease.epoch()));
    }

    @Override
    public Map<PartitionId, String> owners() {
        return transactions.answer(sql -> sql.fetch(OWNERS)
                .intoMap(
                        row -> new PartitionId(row.get("process", String.class), row.get("partition", Integer.class)),
                        row -> row.get("owner", String.class)));
    }

    @Override
    public void rollBack(String process, int version, String by) {
        transactions.answer(sql -> {
            lockHead(sql);
            setCeiling(sql, process, version);
            act(sql, process, version);
            ActRows.rollBack(sql, process, version, by);
            return version;
        });
    }

    @Override
    public void rollForward(String process, String by) {
        transactions.answer(sql -> {
            setCeiling(sql, process, null);
            ActRows.rollForward(sql, process, by);
            return process;
        });
    }

    private static void setCeiling(DSLContext sql, String process, @Nullable Integer ceiling) {
        var known = sql.execute(
                "update kernel.process set ceiling = cast(? as integer) where process = ?", ceiling, process);
        if (known == 0) {
            throw new IllegalStateException("process " + process + " was never started");
        }
    }
}
