package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions.Connections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Connections that a node may open, within the limits of its user, its database and its server.
///
/// @param connections the sizes of the pools, reduced where a limit requires it
/// @param warning the connections that the node lacks, for the operator; empty when it lacks none
public record ConnectionBudget(Connections connections, Optional<String> warning) {

    private static final int APPENDER = 1;
    private static final int CLOCK = 1;
    private static final int NOTIFICATIONS = 2;

    /// One reads the log or a snapshot, one writes rows.
    private static final int BULK = 2;

    /// Looks for the cause of a slow append.
    private static final int WATCH = 1;

    /// Loads and the append monitor can take turns.
    private static final int BULK_OR_WATCH = 1;

    /// A superuser has only the limit of the server.
    private static final String LIMITS = """
            with me as (select oid, rolname, rolsuper, rolconnlimit from pg_roles where rolname = session_user),
            open as (
                select datid, usesysid from pg_stat_activity
                where datid is not null and usesysid is not null and pid <> pg_backend_pid())
            select format('user %s', rolname), rolconnlimit,
                (select count(*) from open where usesysid = me.oid),
                format('alter role %I connection limit', rolname)
            from me where rolconnlimit >= 0 and not rolsuper
            union all
            select format('database %s', datname), datconnlimit,
                (select count(*) from open where datid = d.oid),
                format('alter database %I connection limit', datname)
            from pg_database d, me where datname = current_database() and datconnlimit >= 0 and not rolsuper
            union all
            select 'the server', current_setting('max_connections')::integer - case
                    when rolsuper then 0
                    when pg_has_role(session_user, 'pg_use_reserved_connections', 'usage')
                        then current_setting('superuser_reserved_connections')::integer
                    else current_setting('superuser_reserved_connections')::integer
                        + current_setting('reserved_connections')::integer
                end,
                (select count(*) from open),
                'set max_connections in postgresql.conf, which needs a restart of the server, to more than'
            from me
            """;

    /// Limit of connections.
    ///
    /// @param of the user, database or server, by name
    /// @param open the connections of other sessions that count against the limit now
    /// @param remedy the statement that raises the limit, without the number at its end
    record Limit(String of, int most, int open, String remedy) {}

    /// @throws DatabaseUnsuitable when a limit is so low that a node cannot work
    public static ConnectionBudget of(Connection connection, PostgresOptions options) throws SQLException {
        return of(options, limits(connection));
    }

    private static List<Limit> limits(Connection connection) throws SQLException {
        var limits = new ArrayList<Limit>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(LIMITS)) {
            while (rows.next()) {
                limits.add(new Limit(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getString(4)));
            }
        }
        return limits;
    }

    static ConnectionBudget of(PostgresOptions options, List<Limit> limits) {
        var pools = options.connections();
        int single = APPENDER + CLOCK + (options.notifying() ? NOTIFICATIONS : 0);
        int needed = single + sum(pools) + BULK + WATCH;
        var one = new Connections(1, 1, 1, 1, 1, 1);
        int least = single + sum(one) + BULK_OR_WATCH;
        var lowest = limits.stream().min(Comparator.comparingInt(Limit::most));
        if (lowest.filter(limit -> limit.most() < least).isPresent()) {
            throw new DatabaseUnsuitable(
                    "a node needs at least %d connections (%s, loads 1), but the limit of %s is %d; raise it: %s %d"
                            .formatted(
                                    least,
                                    names(options, one),
                                    lowest.get().of(),
                                    lowest.get().most(),
                                    lowest.get().remedy(),
                                    needed));
        }
        int most = lowest.map(Limit::most).orElse(needed);
        var warning = limits.stream()
                .filter(limit -> limit.most() - limit.open() < needed)
                .min(Comparator.comparingInt(limit -> limit.most() - limit.open()))
                .map(limit -> ("this node opens up to %d connections (%s, loads %d, monitor %d),"
                                + " but the limit of %s is %d, and %d are open; %sraise it: %s %d for each node")
                        .formatted(
                                needed,
                                names(options, pools),
                                BULK,
                                WATCH,
                                limit.of(),
                                limit.most(),
                                limit.open(),
                                limit.most() < needed
                                        ? "the node stays within the limit and answers more slowly under load; "
                                        : "",
                                limit.remedy(),
                                needed));
        return new ConnectionBudget(most < needed ? within(pools, most - single - BULK_OR_WATCH) : pools, warning);
    }

    private static String names(PostgresOptions options, Connections pools) {
        return ("appender %d, clock %d, notifications %d, commands %d, feeds %d, operations %d, views %d, queries %d,"
                        + " processes %d")
                .formatted(
                        APPENDER,
                        CLOCK,
                        options.notifying() ? NOTIFICATIONS : 0,
                        pools.commands(),
                        pools.feeds(),
                        pools.operations(),
                        pools.views(),
                        pools.queries(),
                        pools.processes());
    }

    private static int sum(Connections pools) {
        return IntStream.of(sizes(pools)).sum();
    }

    private static int[] sizes(Connections pools) {
        return new int[] {
            pools.commands(), pools.feeds(), pools.operations(), pools.views(), pools.queries(), pools.processes()
        };
    }

    /// Takes connections from the largest pool, one at a time, until the sum is at most `most`.
    private static Connections within(Connections pools, int most) {
        var sizes = sizes(pools);
        while (IntStream.of(sizes).sum() > most) {
            int largest = IntStream.range(0, sizes.length)
                    .boxed()
                    .max(Comparator.comparingInt(pool -> sizes[pool]))
                    .orElseThrow();
            sizes[largest]--;
        }
        return new Connections(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5]);
    }
}
