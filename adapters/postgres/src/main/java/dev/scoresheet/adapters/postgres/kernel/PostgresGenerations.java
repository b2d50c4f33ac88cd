package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.AUDIT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.DELIVERY;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GENERATION;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GIVEN_UP;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.HEAD;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PARKED;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.POINTER;

import dev.scoresheet.application.kernel.projection.Delivery;
import dev.scoresheet.application.kernel.projection.Generation;
import dev.scoresheet.application.kernel.projection.Generation.Role;
import dev.scoresheet.application.kernel.projection.Generations;
import dev.scoresheet.application.kernel.projection.GivenUp;
import dev.scoresheet.application.kernel.projection.ShapeChanged;
import dev.scoresheet.application.kernel.projection.Succession;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Rows of `kernel.generation` and `kernel.pointer`, decided under the lock of the view's row in
/// `kernel.filled`, and recorded in the same transaction. Rows of generations are locked in the order
/// of their numbers.
final class PostgresGenerations implements Generations {

    private static final String LOADING = "loading";
    private static final String LOADED = "loaded";
    private static final String RETIRED = "retired";

    /// What happens in one transaction.
    @FunctionalInterface
    private interface Work<T> {
        T in(DSLContext sql, Connection connection) throws SQLException;
    }

    private final Pool pool;
    private final ViewTables tables;

    PostgresGenerations(Pool pool, ViewTables tables) {
        this.pool = pool;
        this.tables = tables;
    }

    private <T> T transact(Work<T> work) {
        try {
            return pool.transact(connection -> work.in(DSL.using(connection, SQLDialect.POSTGRES), connection));
        } catch (SQLException failure) {
            throw ViewFailure.of(failure);
        }
    }

    @Override
    public List<Generation> all() {
        return transact((sql, _) -> GenerationRows.all(sql));
    }

    @Override
    public Optional<Generation> serving(ViewIdentity identity) {
        return transact((sql, _) -> GenerationRows.of(sql, identity, Role.SERVING));
    }

    @Override
    public Optional<Generation> atStart(ViewIdentity identity) {
        tables.require(identity.view());
        var serving = serving(identity);
        return serving.isPresent() ? serving : transact((sql, connection) -> atStart(sql, connection, identity));
    }

    private Optional<Generation> atStart(DSLContext sql, Connection connection, ViewIdentity identity)
            throws SQLException {
        if (lockView(sql, identity.view())) {
            var first = insert(sql, connection, identity, LOADED, 0);
            GenerationTables.index(connection, tables.require(identity.view()), first);
            sql.insertInto(POINTER, POINTER.VIEW, POINTER.VERSION, POINTER.PARAMETERS, POINTER.GENERATION)
                    .values(identity.view(), identity.version(), identity.parameters(), first)
                    .execute();
            record(sql, identity.view(), "first", "generation " + first + " of " + identity, "start");
        }
        var ofIdentity = GenerationRows.of(sql, identity);
        return firstOf(ofIdentity, Role.SERVING)
                .or(() -> firstOf(ofIdentity, Role.CANDIDATE))
                .or(() -> firstOf(ofIdentity, Role.LOADING));
    }

    private static Optional<Generation> firstOf(List<Generation> generations, Role role) {
        return generations.stream()
                .filter(generation -> generation.role() == role)
                .findFirst();
    }

    /// Whoever decides on the generations of a view waits here. True when the view was never filled
    /// before.
    private static boolean lockView(DSLContext sql, String view) {
        if (sql.execute("insert into kernel.filled (view) values (?) on conflict do nothing", view) == 1) {
            return true;
        }
        sql.fetch("select view from kernel.filled where view = ? for update", view);
        return false;
    }

    /// The view's row first, then those of its generations, so that none of them moves.
    private static Generation locked(DSLContext sql, long generation) {
        var view = GenerationRows.require(sql, generation).identity().view();
        lockWhole(sql, view);
        return GenerationRows.require(sql, generation);
    }

    private static void lockWhole(DSLContext sql, String view) {
        lockView(sql, view);
        sql.fetch("select number from kernel.generation where view = ? order by number for update", view);
    }

    private long insert(DSLContext sql, Connection connection, ViewIdentity identity, String stage, long position)
            throws SQLException {
        var table = tables.require(identity.view());
        var difference = GenerationTables.difference(connection, table);
        if (difference.isPresent()) {
            throw new ShapeChanged(identity, difference.get());
        }
        long number = sql.insertInto(GENERATION)
                .set(GENERATION.VIEW, identity.view())
                .set(GENERATION.VERSION, identity.version())
                .set(GENERATION.PARAMETERS, identity.parameters())
                .set(GENERATION.STAGE, stage)
                .set(GENERATION.POSITION, position)
                .set(GENERATION.SCHEMA_NAME, GenerationTables.schema(table))
                .set(GENERATION.SHAPE_NAME, table.shape().getName())
                .returningResult(GENERATION.NUMBER)
                .fetchSingle(GENERATION.NUMBER);
        GenerationTables.create(connection, table, number);
        return number;
    }

    @Override
    public Generation begin(ViewIdentity identity, long through, int passes, String by) {
        tables.require(identity.view());
        return transact((sql, connection) -> {
            lockView(sql, identity.view());
            var number = insert(sql, connection, identity, LOADING, through);
            sql.execute("""
                    update kernel.generation
                    set load_through = ?, load_passes = ?, load_done = 0, load_read = 0, load_rows = 0,
                        load_cancelled = false, load_millis = 0
                    where number = ?
                    """, through, passes, number);
            var detail = "generation %d of %s through %d".formatted(number, identity, through);
            record(sql, identity.view(), "rebuild", detail, by);
            return GenerationRows.require(sql, number);
        });
    }

    @Override
    public void loaded(long generation) {
        transact((sql, _) -> {
            var marked = sql.update(GENERATION)
                    .set(GENERATION.STAGE, LOADED)
                    .setNull(GENERATION.LOADER)
                    .setNull(GENERATION.LOADER_UNTIL)
                    .where(isLoading(generation).and(GENERATION.LOAD_DONE.eq(GENERATION.LOAD_PASSES)))
                    .execute();
            if (marked == 0) {
                throw new IllegalStateException(
                        "generation %d is not loading, or not all of its passes are done".formatted(generation));
            }
            return marked;
        });
    }

    private static Condition isLoading(long generation) {
        return GENERATION.NUMBER.eq(generation).and(GENERATION.STAGE.eq(LOADING));
    }

    @Override
    public boolean takeLoad(long generation, String loader) {
        return 1 == execute("""
                update kernel.generation
                set loader = ?, loader_until = clock_timestamp() + ? * interval '1 millisecond', load_cancelled = false
                where number = ? and stage = 'loading'
                    and (loader is null or loader = ? or loader_until <= clock_timestamp())
                """, loader, LOADER_LAPSES.toMillis(), generation, loader);
    }

    @Override
    public boolean loading(long generation, String loader, long read, Duration spent) {
        return transact((sql, _) -> sql.fetch("""
                        update kernel.generation
                        set load_read = ?, load_millis = ?,
                            loader_until = clock_timestamp() + ? * interval '1 millisecond'
                        where number = ? and stage = 'loading' and loader = ?
                        returning load_cancelled
                        """, read, spent.toMillis(), LOADER_LAPSES.toMillis(), generation, loader)
                .getValues("load_cancelled", Boolean.class)
                .contains(false));
    }

    @Override
    public void releaseLoad(long generation, String loader) {
        execute(
                "update kernel.generation set loader = null, loader_until = null where number = ? and loader = ?",
                generation,
                loader);
    }

    @Override
    public void cancelLoad(long generation, String by) {
        transact((sql, _) -> {
            var asked = sql.update(GENERATION)
                    .set(GENERATION.LOAD_CANCELLED, true)
                    .where(isLoading(generation))
                    .execute();
            if (asked == 0) {
                throw new IllegalStateException("generation " + generation + " is not loading, or no longer");
            }
            return record(sql, generation, "cancel", by);
        });
    }

    @Override
    public Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by) {
        return transact((sql, _) -> {
            var candidate = locked(sql, generation);
            var identity = candidate.identity();
            var serving = GenerationRows.of(sql, identity, Role.SERVING);
            var refused = Succession.cutOver(candidate, serving, expected);
            if (refused.isEmpty()) {
                GenerationRows.of(sql, identity, Role.PREVIOUS).ifPresent(older -> retire(sql, older.number()));
                serving.ifPresent(former -> disown(sql, former.number()));
                point(sql, candidate, serving);
                record(sql, identity.view(), "cut-over", "to generation " + generation + ": " + gate, by);
            }
            return refused;
        });
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, String by) {
        return transact((sql, _) -> {
            lockWhole(sql, identity.view());
            var serving = GenerationRows.of(sql, identity, Role.SERVING);
            var previous = GenerationRows.of(sql, identity, Role.PREVIOUS);
            var refused = Succession.rollBack(previous, serving);
            if (refused.isEmpty()) {
                serving.ifPresent(former -> disown(sql, former.number()));
                point(sql, previous.orElseThrow(), serving);
                record(
                        sql,
                        identity.view(),
                        "roll-back",
                        "to generation " + previous.orElseThrow().number(),
                        by);
            }
            return refused;
        });
    }

    private static void point(DSLContext sql, Generation to, Optional<Generation> previous) {
        sql.execute(
                """
                insert into kernel.pointer (view, version, parameters, generation, previous) values (?, ?, ?, ?, ?)
                on conflict (view, version, parameters)
                    do update set generation = excluded.generation, previous = excluded.previous
                """,
                to.identity().view(),
                to.identity().version(),
                to.identity().parameters(),
                to.number(),
                DSL.val(previous.map(Generation::number).orElse(null), Long.class));
    }

    /// Whoever owned it is refused from now on.
    private static void disown(DSLContext sql, long generation) {
        sql.execute("""
                update kernel.generation
                set epoch = epoch + 1, owner = null, lease_until = null, handed_to = null, handed_until = null
                where number = ?
                """, generation);
    }

    private static void retire(DSLContext sql, long generation) {
        disown(sql, generation);
        sql.execute("""
                update kernel.generation
                set stage = 'retired', retired_at = clock_timestamp(), loader = null, loader_until = null
                where number = ?
                """, generation);
    }

    /// The rows are locked before the head is read, so that none of them stands beyond it.
    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        return transact((sql, _) -> {
            var views = sql.select(GENERATION.NUMBER, GENERATION.VIEW)
                    .from(GENERATION)
                    .where(GENERATION.NUMBER.in(generations))
                    .orderBy(GENERATION.NUMBER)
                    .forUpdate()
                    .fetchMap(GENERATION.NUMBER, GENERATION.VIEW);
            long head = sql.select(HEAD.POSITION).from(HEAD).fetchSingle(HEAD.POSITION);
            for (var generation : generations) {
                var view = views.get(generation);
                if (view == null) {
                    throw new IllegalStateException("there is no generation " + generation + ", or no longer");
                }
                sql.execute("""
                        update kernel.generation
                        set hold_at = ?, hold_until = clock_timestamp() + ? * interval '1 millisecond',
                            revision = revision + 1
                        where number = ?
                        """, head, atMost.toMillis(), generation);
                record(sql, view, "hold", "generation %d at %d".formatted(generation, head), by);
            }
            return head;
        });
    }

    @Override
    public void letGo(Collection<Long> generations) {
        transact((sql, _) -> {
            var numbers = generations.stream().sorted().toList();
            for (var generation : numbers) {
                sql.execute("""
                        update kernel.generation set hold_at = null, hold_until = null, revision = revision + 1
                        where number = ? and hold_until is not null
                        """, generation);
            }
            return numbers;
        });
    }

    @Override
    public void pause(long generation, String by) {
        pausing(generation, true, "pause", by);
    }

    @Override
    public void resume(long generation, String by) {
        pausing(generation, false, "resume", by);
    }

    private void pausing(long generation, boolean paused, String action, String by) {
        transact((sql, _) -> {
            sql.execute(
                    "update kernel.generation set paused = ?, revision = revision + 1 where number = ?",
                    paused,
                    generation);
            return record(sql, generation, action, by);
        });
    }

    @Override
    public void handOver(long generation, String toNode, String by) {
        transact((sql, _) -> {
            sql.execute("""
                    update kernel.generation
                    set owner = null, lease_until = null,
                        handed_to = ?, handed_until = clock_timestamp() + 3 * lease_length
                    where number = ?
                    """, toNode, generation);
            var view = GenerationRows.require(sql, generation).identity().view();
            return record(sql, view, "hand-over", "generation %d to %s".formatted(generation, toNode), by);
        });
    }

    @Override
    public void stopped(long generation, String reason) {
        execute("update kernel.generation set stopped = ? where number = ?", reason, generation);
    }

    @Override
    public void retire(long generation, String by) {
        transact((sql, _) -> {
            var retiring = locked(sql, generation);
            switch (retiring.role()) {
                case SERVING ->
                    throw new IllegalArgumentException(
                            "generation %d serves: cut over or roll back to another first".formatted(generation));
                case PREVIOUS ->
                    sql.update(POINTER)
                            .setNull(POINTER.PREVIOUS)
                            .where(POINTER.PREVIOUS.eq(generation))
                            .execute();
                case LOADING, CANDIDATE -> {}
                case RETIRED -> {
                    return generation;
                }
            }
            retire(sql, generation);
            return record(sql, generation, "retire", by);
        });
    }

    /// One by one: what somebody still reads is left for the next time.
    @Override
    public List<Long> dropRetired(Duration waited) {
        var due = transact((sql, _) -> sql.fetch("""
                        select number from kernel.generation
                        where stage = 'retired' and retired_at <= clock_timestamp() - ? * interval '1 millisecond'
                        order by number
                        """, waited.toMillis()).getValues("number", Long.class));
        var dropped = new ArrayList<Long>();
        for (var number : due) {
            if (drop(number)) {
                dropped.add(number);
            }
        }
        return dropped;
    }

    private boolean drop(long generation) {
        try {
            return pool.transact(connection -> {
                var sql = DSL.using(connection, SQLDialect.POSTGRES);
                var row = sql.deleteFrom(GENERATION)
                        .where(GENERATION.NUMBER.eq(generation).and(GENERATION.STAGE.eq(RETIRED)))
                        .returning()
                        .fetchOne();
                if (row == null) {
                    return false; // another node was faster
                }
                GenerationTables.drop(connection, row.getSchemaName(), row.getShapeName(), generation);
                record(sql, row.getView(), "drop", "generation " + generation, "clean-up");
                return true;
            });
        } catch (SQLException failure) {
            if (SqlState.of(failure) == SqlState.TRANSIENT) {
                return false;
            }
            throw ViewFailure.of(failure);
        }
    }

    @Override
    public List<ParkedEntry> parked(long generation) {
        return transact((sql, _) -> sql.selectFrom(PARKED)
                .where(PARKED.GENERATION.eq(generation))
                .orderBy(PARKED.POSITION, PARKED.ENTRY)
                .fetch(row -> new ParkedEntry(
                        Entries.parked(row.getEntry(), row.getPosition(), row.getReason()), row.getFurther())));
    }

    @Override
    public List<GivenUp> givenUp(ViewIdentity identity) {
        return transact((sql, _) -> sql.selectFrom(GIVEN_UP)
                .where(GIVEN_UP.VIEW.eq(identity.view()))
                .and(GIVEN_UP.VERSION.eq(identity.version()))
                .and(GIVEN_UP.PARAMETERS.eq(identity.parameters()))
                .orderBy(GIVEN_UP.POSITION, GIVEN_UP.ENTRY)
                .fetch(row -> Entries.givenUp(row.getEntry(), row.getPosition())));
    }

    @Override
    public List<Delivery> deliveries(long generation, long fromBucket) {
        return transact((sql, _) -> sql.selectFrom(DELIVERY)
                .where(DELIVERY.GENERATION.eq(generation).and(DELIVERY.BUCKET.ge(fromBucket)))
                .orderBy(DELIVERY.BUCKET)
                .fetch(row -> new Delivery(row.getBucket(), row.getCount(), row.getHash())));
    }

    @Override
    public void audit(String view, String action, String detail, String by) {
        transact((sql, _) -> record(sql, view, action, detail, by));
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        return transact((sql, _) -> sql.selectFrom(AUDIT)
                .where(AUDIT.VIEW.eq(view))
                .orderBy(AUDIT.NUMBER.desc())
                .limit(limit)
                .fetch(row -> new AuditRecord(
                        row.getAt(), row.getByWhom(), row.getView(), row.getAction(), row.getDetail())));
    }

    private static int record(DSLContext sql, long generation, String action, String by) {
        var view = GenerationRows.require(sql, generation).identity().view();
        return record(sql, view, action, "generation " + generation, by);
    }

    private static int record(DSLContext sql, String view, String action, String detail, String by) {
        return sql.insertInto(AUDIT, AUDIT.VIEW, AUDIT.ACTION, AUDIT.DETAIL, AUDIT.BY_WHOM)
                .values(view, action, detail, by)
                .execute();
    }

    private int execute(String statement, Object... parameters) {
        return transact((sql, _) -> sql.execute(statement, parameters));
    }
}
