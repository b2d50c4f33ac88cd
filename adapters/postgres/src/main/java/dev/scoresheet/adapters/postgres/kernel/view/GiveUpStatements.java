package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.projection.step.GivenUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Statements of a step that gives up events. The decision holds for every generation of the identity.
final class GiveUpStatements {

    private static final String LOCK_IDENTITY = """
            select g.number
            from kernel.generation g join kernel.generation mine using (view, version, parameters)
            where mine.number = ?
            order by g.number
            for update of g
            """;

    private static final String GIVE_UP = """
            insert into kernel.given_up (view, version, parameters, entry, position)
            select g.view, g.version, g.parameters, given.entry, given.position
            from kernel.generation g, unnest(?::text[], ?::bigint[]) as given (entry, position)
            where g.number = ?
            on conflict do nothing
            """;

    private static final String REVISE_OTHERS = """
            update kernel.generation g set revision = g.revision + 1
            from kernel.generation mine
            where mine.number = ? and g.number <> mine.number
                and g.view = mine.view and g.version = mine.version and g.parameters = mine.parameters
            """;

    private GiveUpStatements() {}

    /// Locks all generations of the identity in ascending order, to avoid deadlocks. A step does so first.
    static void lockIdentity(Connection connection, long generation) throws SQLException {
        execute(connection, LOCK_IDENTITY, generation);
    }

    static void giveUp(Connection connection, long generation, List<GivenUp> decided) throws SQLException {
        try (var statement = connection.prepareStatement(GIVE_UP)) {
            statement.setArray(1, ParkedEntryStatements.texts(connection, decided, GiveUpStatements::entry));
            statement.setArray(2, ParkedEntryStatements.longs(connection, decided, GiveUpStatements::position));
            statement.setLong(3, generation);
            statement.executeUpdate();
        }
        execute(connection, REVISE_OTHERS, generation);
    }

    private static String entry(GivenUp decided) {
        return switch (decided) {
            case GivenUp.Event(var key, var _) -> ParkedEntryStatements.KEY + key;
            case GivenUp.Stream(var stream, var _) -> ParkedEntryStatements.STREAM + stream;
        };
    }

    private static long position(GivenUp decided) {
        return switch (decided) {
            case GivenUp.Event(var _, var position) -> position;
            case GivenUp.Stream(var _, var position) -> position;
        };
    }

    private static void execute(Connection connection, String sql, long generation) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, generation);
            statement.execute();
        }
    }
}
