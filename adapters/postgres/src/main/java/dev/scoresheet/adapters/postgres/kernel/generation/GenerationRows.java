package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Load;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/// Queries of generations. The role follows from the stage and from the pointer. The database's clock decides on
/// expiry.
final class GenerationRows {

    private static final String GENERATIONS = """
            select g.number, g.view, g.version, g.parameters, g.position, g.epoch, g.revision,
                   case when g.lease_until > clock_timestamp() then g.owner end as owner, g.handed_to,
                   g.paused, g.stopped,
                   g.load_through, g.load_passes, g.load_done, g.load_read, g.load_rows, g.load_cancelled,
                   g.load_millis,
                   case when g.loader_until > clock_timestamp() then g.loader end as loader, g.created_at,
                   case when g.stage <> 'loaded' then g.stage
                        when g.number = p.generation then 'serving'
                        when g.number = p.previous then 'previous'
                        else 'candidate' end as role,
                   %s as unfollowed,
                   (select count(*) from kernel.parked k where k.generation = g.number) as parked
            from kernel.generation g left join kernel.pointer p using (view, version, parameters)
            """.formatted(Unfollowed.SHOWN);

    /// Leaves out the size of a table that a session has locked exclusively, or waits to: the query would wait for it.
    private static final String SIZES = """
            with taken as materialized (
                select relation from pg_locks
                where mode = 'AccessExclusiveLock' and locktype = 'relation'
                    and database = (select oid from pg_database where datname = current_database())
            )
            select number, pg_total_relation_size(oid) as bytes
            from kernel.generation
                cross join lateral to_regclass(format('%I.%I', schema_name, shape_name || '_' || number)) as oid
            where oid is not null and oid not in (select relation from taken)
            """;

    private GenerationRows() {}

    /// Sorted by number, newest first.
    static List<Generation> all(DSLContext sql) {
        return sql.fetch(GENERATIONS + " order by g.number desc").map(GenerationRows::generation);
    }

    static List<Generation> of(DSLContext sql, ViewIdentity identity) {
        return sql.fetch(
                        GENERATIONS + " where g.view = ? and g.version = ? and g.parameters = ? order by g.number desc",
                        identity.view(),
                        identity.version(),
                        identity.parameters())
                .map(GenerationRows::generation);
    }

    /// Returns generations without a table. Reads only names, so it waits for no lock.
    static Set<Long> lost(DSLContext sql) {
        return sql.fetch("""
                        select number from kernel.generation
                        where to_regclass(format('%I.%I', schema_name, shape_name || '_' || number)) is null
                        """).intoSet("number", Long.class);
    }

    static Map<Long, Long> sizes(DSLContext sql) {
        return sql.fetch(SIZES).intoMap(row -> row.get("number", Long.class), row -> row.get("bytes", Long.class));
    }

    static Optional<Generation> of(DSLContext sql, ViewIdentity identity, Role role) {
        return of(sql, identity).stream()
                .filter(generation -> generation.role() == role)
                .findFirst();
    }

    static Generation require(DSLContext sql, long number) {
        return sql.fetch(GENERATIONS + " where g.number = ?", number).stream()
                .map(GenerationRows::generation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "generation " + number + " does not exist; it may have been dropped"));
    }

    private static Generation generation(Record row) {
        return new Generation(
                row.get("number", Long.class),
                new ViewIdentity(
                        row.get("view", String.class),
                        row.get("version", Integer.class),
                        row.get("parameters", String.class)),
                Role.valueOf(row.get("role", String.class).toUpperCase(Locale.ROOT)),
                new Progress(
                        row.get("position", Long.class), row.get("epoch", Long.class), row.get("revision", Long.class)),
                Optional.ofNullable(row.get("owner", String.class)),
                Optional.ofNullable(row.get("handed_to", String.class)),
                row.get("paused", Boolean.class),
                Optional.ofNullable(row.get("stopped", String.class)),
                row.get("parked", Integer.class),
                Optional.ofNullable(row.get("load_through", Long.class)).map(through -> load(row, through)),
                Optional.ofNullable(row.get("unfollowed", Long.class)).map(Duration::ofMillis),
                row.get("created_at", Instant.class));
    }

    private static Load load(Record row, long through) {
        return new Load(
                through,
                row.get("load_passes", Integer.class),
                row.get("load_done", Integer.class),
                row.get("load_read", Long.class),
                row.get("load_rows", Long.class),
                row.get("load_cancelled", Boolean.class),
                Optional.ofNullable(row.get("loader", String.class)),
                Duration.ofMillis(row.get("load_millis", Long.class)));
    }
}
