package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generations.Follower;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.DSLContext;

/// Rows of `kernel.node`: live nodes and the identities that each follows, judged by the database's clock.
final class Followers {

    private static final String SAY = """
            insert into kernel.node (node, view, version, parameters, inline, alive_until)
            values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (node, view, version, parameters)
                do update set alive_until = excluded.alive_until, inline = excluded.inline
            """;

    /// Deletes identities no longer followed, and rows of nodes silent for a day.
    private static final String FORGET = """
            delete from kernel.node
            where (node = ? and alive_until <= clock_timestamp()) or alive_until <= clock_timestamp() - interval '1 day'
            """;

    private static final String OF = """
            select node from kernel.node
            where view = ? and version = ? and parameters = ? and alive_until > clock_timestamp()
            """;

    private static final String ALL = """
            select view, version, parameters, node, inline from kernel.node
            where alive_until > clock_timestamp()
            order by node
            """;

    private Followers() {}

    static void say(
            DSLContext sql, String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        sql.execute("update kernel.node set alive_until = clock_timestamp() where node = ?", node);
        for (var one : identities) {
            sql.execute(
                    SAY,
                    node,
                    one.view(),
                    one.version(),
                    one.parameters(),
                    inline.contains(one.view()),
                    lasts.toMillis());
        }
        sql.execute(FORGET, node);
        Unfollowed.forget(sql, identities);
    }

    static SortedSet<String> of(DSLContext sql, ViewIdentity identity) {
        return new TreeSet<>(sql.fetch(OF, identity.view(), identity.version(), identity.parameters())
                .getValues("node", String.class));
    }

    static Map<ViewIdentity, List<Follower>> all(DSLContext sql) {
        return sql.fetch(ALL)
                .intoGroups(
                        row -> new ViewIdentity(
                                row.get("view", String.class),
                                row.get("version", Integer.class),
                                row.get("parameters", String.class)),
                        row -> new Follower(row.get("node", String.class), row.get("inline", Boolean.class)));
    }
}
