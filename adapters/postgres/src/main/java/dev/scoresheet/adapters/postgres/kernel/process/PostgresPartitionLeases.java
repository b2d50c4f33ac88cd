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

    /// True in `may` if the version is below the ceiling and no other node owns the partition, and in
    /// `live` if a node of the acting version is. The text is that of the node registry for a process.
    private static final String STANDING = """
            select p.acting_version,
                p.closed_at is null and ? <= coalesce(p.ceiling, ?)
                    and (r.owner is null or r.owner = ? or r.lease_until <= clock_timestamp()) as may,
                exists (
                    select from kernel.registered_node n
                    where n.alive_until > clock_timestamp()
                        and 'process ' || p.process || ' ' || p.acting_version || ' ' = any (n.follows))
                or exists (
                    select from kernel.process_partition o
                    where o.process = p.process and o.owner_version = p.acting_version
                        and o.lease_until > clock_timestamp()) as live,
                p.absent_since is not null as noted,
                coalesce(p.absent_since <= clock_timestamp() - ? * interval '1 millisecond', false) as absent
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
    private final Duration absence;

    /// @param pool transactions in the application's role
    /// @param absence time without a live node after which the version that acts falls
    public PostgresPartitionLeases(Pool pool, Duration absence) {
        this.transactions = new ProcessTransactions(pool);
        this.absence = absence;
    }

    /// Looks without a lock first: most nodes that ask get nothing, and must not stop the appends for it.
    @Override
    public Optional<PartitionLease> acquire(PartitionId partition, String node, int version, Duration length) {
        return transactions.answer(sql -> {
            var before = standing(sql, "", partition, node, version);
            if (!canAct(before, version)) {
                note(sql, partition.process(), before, version);
                return Optional.empty();
            }
            lockHead(sql);
            var now = standing(sql, " for update of p, r", partition, node, version);
            if (!canAct(now, version)) {
                return Optional.empty();
            }
            if (now.acting() != version) {
                act(sql, partition.process(), version);
            }
            if (now.noted()) {
                setAbsent(sql, partition.process(), "null");
            }
            long epoch = sql.fetchSingle(OWN, node, version, length.toMillis(), partition.process(), partition.number())
                    .get("epoch", Long.class);
            return Optional.of(new PartitionLease(partition, node, version, epoch));
        });
    }

    /// Row of [#STANDING].
    private record Standing(int acting, boolean may, boolean live, boolean noted, boolean absent) {}

    private Standing standing(DSLContext sql, String lock, PartitionId partition, String node, int version) {
        var row = sql.fetchOptional(
                        STANDING + lock,
                        version,
                        version,
                        node,
                        absence.toMillis(),
                        partition.process(),
                        partition.number())
                .orElseThrow(() -> PartitionRows.unknown(partition));
        return new Standing(
                row.get("acting_version", Integer.class),
                row.get("may", Boolean.class),
                row.get("live", Boolean.class),
                row.get("noted", Boolean.class),
                row.get("absent", Boolean.class));
    }

    private static boolean canAct(Standing standing, int version) {
        return standing.may() && (version >= standing.acting() || (!standing.live() && standing.absent()));
    }

    /// Notes, for a node of a lower version, since when no node of the acting version is live.
    private static void note(DSLContext sql, String process, Standing standing, int version) {
        if (version < standing.acting() && standing.live() == standing.noted()) {
            setAbsent(sql, process, standing.live() ? "null" : "coalesce(absent_since, clock_timestamp())");
        }
    }

    private static void setAbsent(DSLContext sql, String process, String value) {
        sql.execute("update kernel.process set absent_since = " + value + " where process = ?", process);
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
