package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.DELIVERY;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GIVEN_UP;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PARKED;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.table.ShapeDifference;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.adapters.postgres.kernel.view.ParkedEntryStatements;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.NotDropped;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Rows of `kernel.generation` and its dependent tables. This class sets the transactions: a decision and its audit
/// record are in the same one. [GenerationCreation], [LoadProgressRows], [ServingPointers], [ConsumerControlStatements]
/// and [GenerationRetirement] have the statements.
public final class PostgresGenerations implements Generations {

    private final Pool pool;
    private final ViewTables tables;
    private final GenerationCreation creation;

    /// @param reader the name of the role that answers queries
    public PostgresGenerations(Pool pool, ViewTables tables, String reader) {
        this.pool = pool;
        this.tables = tables;
        this.creation = new GenerationCreation(tables, reader);
    }

    private <T> T transact(Pool.Transaction<T> work) {
        try {
            return pool.transact(work);
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }

    private <T> T answer(Function<DSLContext, T> question) {
        return transact(connection -> question.apply(DSL.using(connection, SQLDialect.POSTGRES)));
    }

    private void change(Consumer<DSLContext> change) {
        answer(sql -> {
            change.accept(sql);
            return sql;
        });
    }

    @Override
    public List<Generation> all() {
        return answer(GenerationRows::all);
    }

    @Override
    public Optional<Generation> serving(ViewIdentity identity) {
        return answer(sql -> GenerationRows.of(sql, identity, Role.SERVING));
    }

    @Override
    public Optional<Generation> atStart(ViewIdentity identity) {
        tables.require(identity.view());
        return serving(identity)
                .or(() -> transact(connection ->
                        creation.atStart(DSL.using(connection, SQLDialect.POSTGRES), connection, identity)));
    }

    @Override
    public Generation begin(ViewIdentity identity, long through, int passes, String by) {
        tables.require(identity.view());
        return transact(connection ->
                creation.beside(DSL.using(connection, SQLDialect.POSTGRES), connection, identity, through, passes, by));
    }

    @Override
    public Optional<Generation> beginFirst(ViewIdentity identity, long through, int passes, String by) {
        tables.require(identity.view());
        return transact(connection ->
                creation.first(DSL.using(connection, SQLDialect.POSTGRES), connection, identity, through, passes, by));
    }

    @Override
    public void finishLoad(long generation) {
        change(sql -> LoadProgressRows.end(sql, generation));
    }

    @Override
    public boolean takeLoad(long generation, String loader) {
        return answer(sql -> LoadProgressRows.take(sql, generation, loader));
    }

    @Override
    public boolean reportLoad(long generation, String loader, long read, Duration spent) {
        return answer(sql -> LoadProgressRows.goesOn(sql, generation, loader, read, spent));
    }

    @Override
    public void releaseLoad(long generation, String loader) {
        change(sql -> LoadProgressRows.release(sql, generation, loader));
    }

    @Override
    public void cancelLoad(long generation, String by) {
        change(sql -> LoadProgressRows.cancel(sql, generation, by));
    }

    @Override
    public Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by) {
        return answer(sql -> ServingPointers.cutOver(sql, generation, expected, gate, by));
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, long previous, long serving, String by) {
        return answer(sql -> ServingPointers.rollBack(sql, identity, previous, serving, by));
    }

    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        return answer(sql -> ConsumerControlStatements.hold(sql, generations, atMost, by));
    }

    @Override
    public void releaseHold(Collection<Long> generations) {
        change(sql -> ConsumerControlStatements.releaseHold(sql, generations));
    }

    @Override
    public void pause(long generation, String by) {
        change(sql -> ConsumerControlStatements.pause(sql, generation, by));
    }

    @Override
    public void resume(long generation, String by) {
        change(sql -> ConsumerControlStatements.resume(sql, generation, by));
    }

    @Override
    public void handOver(long generation, String toNode, String by) {
        change(sql -> ConsumerControlStatements.handOver(sql, generation, toNode, by));
    }

    @Override
    public void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        change(sql -> Followers.say(sql, node, identities, inline, lasts));
    }

    @Override
    public Map<ViewIdentity, List<Follower>> nodes() {
        return answer(Followers::all);
    }

    @Override
    public SortedSet<String> followers(ViewIdentity identity) {
        return answer(sql -> Followers.of(sql, identity));
    }

    @Override
    public void recordStop(long generation, String reason) {
        change(sql -> ConsumerControlStatements.recordStop(sql, generation, reason));
    }

    @Override
    public void retire(long generation, String by) {
        change(sql -> GenerationRetirement.retire(sql, generation, by));
    }

    /// Counts all at once, then retires one by one under the view's lock.
    @Override
    public List<Long> retireUnfollowed(Duration after, Duration watched, String by) {
        change(sql -> Unfollowed.count(sql, watched));
        return answer(sql -> Unfollowed.due(sql, after)).stream()
                .filter(number -> answer(sql -> Unfollowed.retire(sql, number, after, by)))
                .toList();
    }

    @Override
    public Optional<String> discard(long generation, String reason, String by) {
        return answer(sql -> GenerationRetirement.discard(sql, generation, reason, by));
    }

    @Override
    public List<Long> retireView(String view, String by) {
        return answer(sql -> Unfollowed.retireView(sql, view, by));
    }

    /// Leaves a generation that a reader still uses for the next run.
    @Override
    public List<Long> dropRetired(Duration waited) {
        var dropped = new ArrayList<Long>();
        var failed = new LinkedHashMap<Long, String>();
        for (var number : answer(sql -> GenerationRetirement.due(sql, waited))) {
            if (drop(number, failed)) {
                dropped.add(number);
            }
        }
        if (!failed.isEmpty()) {
            throw new NotDropped(dropped, failed);
        }
        return dropped;
    }

    /// Records in `failed` why the table of this generation alone cannot be dropped.
    private boolean drop(long generation, Map<Long, String> failed) {
        try {
            return pool.transact(connection -> GenerationRetirement.drop(connection, generation));
        } catch (SQLException failure) {
            switch (DatabaseFault.of(failure)) {
                case TRANSIENT -> {}
                case DENIED, DATA, DAMAGED, DEFECT -> failed.put(generation, SqlFailureMapping.reason(failure));
                case GONE, READ_ONLY, UNFIT, EXHAUSTED -> throw SqlFailureMapping.of(failure);
            }
            return false;
        }
    }

    @Override
    public Map<Long, Long> sizes() {
        return answer(GenerationRows::sizes);
    }

    @Override
    public Set<Long> lost() {
        return answer(GenerationRows::lost);
    }

    @Override
    public Optional<String> shapeDifference(long generation) {
        return transact(connection -> {
            var view = GenerationRows.require(DSL.using(connection, SQLDialect.POSTGRES), generation)
                    .identity()
                    .view();
            return ShapeDifference.ofGeneration(connection, tables.require(view), generation);
        });
    }

    @Override
    public List<ParkedEntry> parked(long generation) {
        return answer(sql -> sql.selectFrom(PARKED)
                .where(PARKED.GENERATION.eq(generation))
                .orderBy(PARKED.POSITION, PARKED.ENTRY)
                .fetch(row -> new ParkedEntry(
                        ParkedEntryStatements.parked(row.getEntry(), row.getPosition(), row.getReason()),
                        row.getFurther())));
    }

    @Override
    public List<GivenUp> givenUp(ViewIdentity identity) {
        return answer(sql -> sql.selectFrom(GIVEN_UP)
                .where(GIVEN_UP.VIEW.eq(identity.view()))
                .and(GIVEN_UP.VERSION.eq(identity.version()))
                .and(GIVEN_UP.PARAMETERS.eq(identity.parameters()))
                .orderBy(GIVEN_UP.POSITION, GIVEN_UP.ENTRY)
                .fetch(row -> ParkedEntryStatements.givenUp(row.getEntry(), row.getPosition())));
    }

    @Override
    public List<DeliveryBucket> deliveries(long generation, long fromBucket) {
        return answer(sql -> sql.selectFrom(DELIVERY)
                .where(DELIVERY.GENERATION.eq(generation).and(DELIVERY.BUCKET.ge(fromBucket)))
                .orderBy(DELIVERY.BUCKET)
                .fetch(row -> new DeliveryBucket(row.getBucket(), row.getCount(), row.getHash())));
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        return answer(sql -> AuditTrail.of(sql, view, limit));
    }
}
