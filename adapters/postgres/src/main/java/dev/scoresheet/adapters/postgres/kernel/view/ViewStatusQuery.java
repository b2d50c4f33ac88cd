package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Query of the status of generations. It is one statement, so each status is of one moment.
public final class ViewStatusQuery {

    private static final String STANDING = """
            select g.number, g.position, g.epoch, g.revision, g.paused,
                   case when g.hold_until > clock_timestamp() then g.hold_at end,
                   p.entries, p.positions, p.reasons, u.entries, u.positions
            from kernel.generation g
                cross join lateral (
                    select array_agg(entry) as entries, array_agg(position) as positions, array_agg(reason) as reasons
                    from kernel.parked
                    where generation = g.number) p
                cross join lateral (
                    select array_agg(entry) as entries, array_agg(position) as positions
                    from kernel.given_up
                    where view = g.view and version = g.version and parameters = g.parameters) u
            where g.number = any (?)
            """;

    private ViewStatusQuery() {}

    /// Empty when the generation is gone.
    static Optional<ViewStatus> of(Connection connection, long generation) throws SQLException {
        return Optional.ofNullable(of(connection, List.of(generation)).get(generation));
    }

    /// Leaves out generations that are gone.
    public static Map<Long, ViewStatus> of(Connection connection, Collection<Long> generations) throws SQLException {
        try (var statement = connection.prepareStatement(STANDING)) {
            statement.setArray(1, ParkedEntryStatements.longs(connection, generations));
            try (var row = statement.executeQuery()) {
                var standings = new HashMap<Long, ViewStatus>();
                while (row.next()) {
                    standings.put(row.getLong(1), standing(row));
                }
                return standings;
            }
        }
    }

    private static ViewStatus standing(ResultSet row) throws SQLException {
        var parked = new ArrayList<Parked>();
        var entries = elements(row, 7);
        var positions = elements(row, 8);
        var reasons = elements(row, 9);
        for (int i = 0; i < entries.length; i++) {
            parked.add(ParkedEntryStatements.parked((String) entries[i], (Long) positions[i], (String) reasons[i]));
        }
        var givenUp = new ArrayList<GivenUp>();
        var decided = elements(row, 10);
        var decidedAt = elements(row, 11);
        for (int i = 0; i < decided.length; i++) {
            givenUp.add(ParkedEntryStatements.givenUp((String) decided[i], (Long) decidedAt[i]));
        }
        long at = row.getLong(6);
        var holdAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(at);
        return new ViewStatus(
                new Progress(row.getLong(2), row.getLong(3), row.getLong(4)),
                Exclusions.of(parked, givenUp),
                holdAt,
                row.getBoolean(5),
                parked.size());
    }

    /// Decodes the whole array, so call it once for each column.
    private static Object[] elements(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
