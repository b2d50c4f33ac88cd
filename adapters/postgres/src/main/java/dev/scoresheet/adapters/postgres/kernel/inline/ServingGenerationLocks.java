package dev.scoresheet.adapters.postgres.kernel.inline;

import dev.scoresheet.adapters.postgres.kernel.view.ParkedEntryStatements;
import dev.scoresheet.adapters.postgres.kernel.view.ViewStatusQuery;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Locks on the serving generations until the end of a transaction. It skips rows that others have locked.
final class ServingGenerationLocks {

    /// Locks in ascending order, to avoid deadlocks. A separate statement reads the status, so that it is not older
    /// than the lock.
    private static final String LOCK = """
            select g.view, g.number
            from unnest(?::text[], ?::integer[], ?::text[]) as wanted (view, version, parameters)
                join kernel.pointer p using (view, version, parameters)
                join kernel.generation g on g.number = p.generation
            where g.position = ?
            order by g.number
            for update of g skip locked
            """;

    private ServingGenerationLocks() {}

    /// Generation with its status, which cannot change while it is locked.
    record Locked(long generation, ViewStatus standing) {}

    /// Locks generations, by view name. Leaves out those locked by others or at another position.
    static Map<String, Locked> take(Connection connection, List<ViewIdentity> views, long position)
            throws SQLException {
        var numbers = lock(connection, views, position);
        var standings = ViewStatusQuery.of(connection, numbers.values());
        var locked = new HashMap<String, Locked>();
        numbers.forEach((view, number) -> {
            var standing = Objects.requireNonNull(standings.get(number), "a locked generation has a row");
            locked.put(view, new Locked(number, standing));
        });
        return locked;
    }

    private static Map<String, Long> lock(Connection connection, List<ViewIdentity> views, long position)
            throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(
                    1,
                    ParkedEntryStatements.texts(
                            connection, views.stream().map(ViewIdentity::view).toList()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", views.stream().map(ViewIdentity::version).toArray()));
            statement.setArray(
                    3,
                    ParkedEntryStatements.texts(
                            connection,
                            views.stream().map(ViewIdentity::parameters).toList()));
            statement.setLong(4, position);
            try (var row = statement.executeQuery()) {
                var locked = new HashMap<String, Long>();
                while (row.next()) {
                    locked.put(row.getString(1), row.getLong(2));
                }
                return locked;
            }
        }
    }
}
