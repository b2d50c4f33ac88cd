package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.projection.GivenUp;
import dev.scoresheet.application.kernel.projection.LeftOut;
import dev.scoresheet.application.kernel.projection.Parked;
import dev.scoresheet.application.kernel.projection.Progress;
import dev.scoresheet.application.kernel.projection.Standing;
import dev.scoresheet.application.kernel.projection.Step;
import dev.scoresheet.application.kernel.projection.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The rows of one generation, in a table of its own.
final class PostgresView<K, V> implements View<K, V> {

    /// Up to so many rows are counted, more are believed.
    private static final int COUNTED = 100_000;

    private static final String STANDING = """
            select g.position, g.epoch, g.revision, g.paused,
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
            where g.number = ?
            """;

    private final Pool pool;
    private final ViewSignal signal;
    private final RowStatements<K, V> rows;
    private final long generation;

    PostgresView(Pool pool, ViewSignal signal, ViewTable<K, V> table, long generation) {
        this.pool = pool;
        this.signal = signal;
        this.rows = new RowStatements<>(table, generation);
        this.generation = generation;
    }

    private <T> T transact(Pool.Transaction<T> work) {
        try {
            return pool.transact(work);
        } catch (SQLException failure) {
            throw ViewFailure.isTableGone(failure) ? gone() : ViewFailure.of(failure);
        }
    }

    private IllegalStateException gone() {
        return new IllegalStateException("there is no generation " + generation + ", or no longer");
    }

    @Override
    public Standing standing() {
        return transact(connection -> standing(connection, generation)).orElseThrow(this::gone);
    }

    /// None when the generation is gone.
    static Optional<Standing> standing(Connection connection, long generation) throws SQLException {
        try (var statement = connection.prepareStatement(STANDING)) {
            statement.setLong(1, generation);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(standing(row)) : Optional.empty();
            }
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var parked = new ArrayList<Parked>();
        var entries = elements(row, 6);
        for (int i = 0; i < entries.length; i++) {
            parked.add(Entries.parked((String) entries[i], (Long) elements(row, 7)[i], (String) elements(row, 8)[i]));
        }
        var givenUp = new ArrayList<GivenUp>();
        var decided = elements(row, 9);
        for (int i = 0; i < decided.length; i++) {
            givenUp.add(Entries.givenUp((String) decided[i], (Long) elements(row, 10)[i]));
        }
        long at = row.getLong(5);
        var holdAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(at);
        return new Standing(
                new Progress(row.getLong(1), row.getLong(2), row.getLong(3)),
                LeftOut.of(parked, givenUp),
                holdAt,
                row.getBoolean(4),
                parked.size());
    }

    private static Object[] elements(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }

    @Override
    public Map<K, V> load(Set<K> keys) {
        return keys.isEmpty() ? Map.of() : transact(connection -> rows.load(connection, keys));
    }

    @Override
    public boolean commit(Step<K, V> step) {
        boolean done = transact(connection -> new StepCommit<>(rows, generation).in(connection, step));
        if (done) {
            signal.reached(generation, step.through());
        }
        return done;
    }

    @Override
    public boolean isKnownBeyond(long position) {
        return signal.isBeyond(generation, position);
    }

    @Override
    public Map<K, String> refused(Map<K, V> tried) {
        return transact(connection -> {
            var refused = new HashMap<K, String>();
            for (var row : tried.entrySet()) {
                var before = connection.setSavepoint();
                try {
                    rows.execute(connection, rows.delete, rows.ofKeys(List.of(row.getKey())));
                    rows.execute(connection, rows.insert, rows.ofRows(Map.of(row.getKey(), row.getValue())));
                } catch (SQLException failure) {
                    if (!ViewFailure.isOfARow(failure)) {
                        throw failure;
                    }
                    refused.put(row.getKey(), ViewFailure.reason(failure));
                }
                undo(connection, before);
            }
            return refused;
        });
    }

    private static void undo(Connection connection, Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
        connection.releaseSavepoint(savepoint);
    }

    @Override
    public long rows() {
        return transact(connection -> {
            try (var statement = connection.createStatement();
                    var row =
                            statement.executeQuery("""
                            select count(*), (select reltuples::bigint from pg_class where oid = '%s'::regclass)
                            from (select from %s limit %d) counted
                            """.formatted(rows.table.replace("'", "''"), rows.table, COUNTED))) {
                row.next();
                return row.getLong(1) < COUNTED ? row.getLong(1) : Math.max(COUNTED, row.getLong(2));
            }
        });
    }
}
