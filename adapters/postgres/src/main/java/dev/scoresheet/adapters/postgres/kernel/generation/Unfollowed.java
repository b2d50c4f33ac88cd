package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/// Generations whose identity no live node follows: the time since then, and their retirement. Nodes record the
/// identities that they follow in `kernel.node` ([Followers]).
final class Unfollowed {

    /// Condition that a node follows generation `g`. A node of an older release shows only by its lease.
    private static final String FOLLOWED = """
            (exists (select from kernel.node n
                     where n.view = g.view and n.version = g.version and n.parameters = g.parameters
                         and n.alive_until > clock_timestamp())
             or exists (select from kernel.generation o
                        where o.view = g.view and o.version = g.version and o.parameters = g.parameters
                            and (o.owner is not null and o.lease_until > clock_timestamp()
                                 or o.loader is not null and o.loader_until > clock_timestamp())))
            """;

    /// Condition that another generation serves a live node that follows the view of `g`.
    private static final String REPLACED = """
            exists (select from kernel.node n join kernel.pointer p using (view, version, parameters)
                    where n.view = g.view and n.alive_until > clock_timestamp())
            """;

    /// Unfollowed time of generation `g` in milliseconds, or null.
    static final String SHOWN = """
            case when g.stage = 'retired' then g.unfollowed_millis
                 when exists (select from kernel.node where alive_until > clock_timestamp()) and not %s
                     then coalesce(g.unfollowed_millis, 0) end
            """.formatted(FOLLOWED);

    /// Locks in the order of the numbers, as a [ViewLock] does. The row shows the time that another node has counted
    /// since, so no time counts twice.
    private static final String COUNT = """
            with seen as materialized (
                select g.number, %s as followed, %s as replaced
                from kernel.generation g
                where g.stage <> 'retired' and (g.unfollowed_at is not null or not %s)
                order by g.number
                for update of g
            )
            update kernel.generation g
            set unfollowed_at = case when not s.followed then clock_timestamp() end,
                unfollowed_millis = case when not s.followed then
                    coalesce(g.unfollowed_millis, 0) + case when s.replaced and g.unfollowed_at is not null then
                        greatest(0, least(?, floor(extract(epoch from clock_timestamp() - g.unfollowed_at) * 1000)))
                        else 0 end
                    end
            from seen s
            where s.number = g.number
            """.formatted(FOLLOWED, REPLACED, FOLLOWED);

    private static final String DUE = """
            select g.number from kernel.generation g
            where g.stage <> 'retired' and g.unfollowed_millis >= ? and not %s and %s
            order by g.number
            """.formatted(FOLLOWED, REPLACED);

    private static final String IN_USE = """
            select exists (select from kernel.node where view = ? and alive_until > clock_timestamp())
                or exists (select from kernel.generation
                           where view = ? and (owner is not null and lease_until > clock_timestamp()
                                               or loader is not null and loader_until > clock_timestamp()))
            """;

    private static final String FORGET = """
            update kernel.generation set unfollowed_millis = null, unfollowed_at = null
            where view = ? and version = ? and parameters = ? and stage <> 'retired' and unfollowed_at is not null
            """;

    private Unfollowed() {}

    static void count(DSLContext sql, Duration watched) {
        sql.execute(COUNT, watched.toMillis());
    }

    static List<Long> due(DSLContext sql, Duration after) {
        return sql.fetch(DUE, after.toMillis()).getValues("number", Long.class);
    }

    /// Clears the time, because a node follows these identities.
    static void forget(DSLContext sql, Collection<ViewIdentity> identities) {
        for (var one : identities) {
            sql.execute(FORGET, one.view(), one.version(), one.parameters());
        }
    }

    /// Clears the time, because an operator has another reason.
    static void forget(DSLContext sql, long generation) {
        sql.execute(
                "update kernel.generation set unfollowed_millis = null, unfollowed_at = null where number = ?",
                generation);
    }

    /// Returns false when a node follows its identity again.
    static boolean retire(DSLContext sql, long generation, Duration after, String by) {
        var retiring = ViewLock.holding(sql, generation);
        if (!due(sql, after).contains(generation)) {
            return false;
        }
        end(sql, retiring, CutOverRules.unfollowed(retiring), by);
        return true;
    }

    /// Retires none while the view is in use.
    static List<Long> retireView(DSLContext sql, String view, String by) {
        ViewLock.takeWhole(sql, view);
        var kept = GenerationRows.all(sql).stream()
                .filter(one -> one.identity().view().equals(view) && one.role() != Role.RETIRED)
                .toList()
                .reversed();
        if (sql.fetchValue(IN_USE, view, view).equals(true)) {
            return List.of();
        }
        sql.execute("update kernel.generation set unfollowed_millis = 0 where view = ? and stage <> 'retired'", view);
        kept.forEach(one -> end(sql, one, CutOverRules.removed(one), by));
        return kept.stream().map(Generation::number).toList();
    }

    private static void end(DSLContext sql, Generation retiring, String why, String by) {
        switch (retiring.role()) {
            case SERVING -> ServingPointers.forget(sql, retiring.identity());
            case PREVIOUS -> ServingPointers.forgetPrevious(sql, retiring.number());
            case LOADING, CANDIDATE, RETIRED -> {}
        }
        GenerationRetirement.retire(sql, retiring.number());
        AuditTrail.record(sql, retiring.identity().view(), "retire", why, by);
    }
}
