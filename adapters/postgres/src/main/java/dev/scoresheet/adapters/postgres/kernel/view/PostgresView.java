package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// View of one generation, with its rows in a separate table.
public final class PostgresView<K, V> implements View<K, V> {

    /// Up to this many rows are counted; above, the planner estimates.
    private static final int COUNTED = 100_000;

    private final Pool pool;
    private final GenerationProgressSignal signal;
    private final RowStatements<K, V> rows;
    private final StepCommit<K, V> steps;
    private final long generation;

    public PostgresView(Pool pool, GenerationProgressSignal signal, ViewTable<K, V> table, long generation) {
        this.pool = pool;
        this.signal = signal;
        this.rows = new RowStatements<>(table, generation);
        this.steps = new StepCommit<>(rows, generation);
        this.generation = generation;
    }

    private <T> T transact(Pool.Transaction<T> work) {
        try {
            return pool.transact(work);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private <T> T autocommit(Pool.Transaction<T> statement) {
        try {
            return pool.autocommit(statement);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private RuntimeException failed(SQLException failure) {
        return SqlFailureMapping.ofReading(failure, "generation " + generation);
    }

    private IllegalStateException gone() {
        return new IllegalStateException("generation " + generation + " does not exist; it may have been dropped");
    }

    @Override
    public ViewStatus standing() {
        var known = signal.known(generation);
        var standing = autocommit(connection -> ViewStatusQuery.of(connection, generation))
                .orElseThrow(this::gone);
        signal.read(generation, known, standing.progress().position());
        return standing;
    }

    @Override
    public Map<K, V> load(Set<K> keys) {
        return keys.isEmpty() ? Map.of() : autocommit(connection -> rows.load(connection, keys));
    }

    @Override
    public boolean commit(Step<K, V> step) {
        boolean done = committed(step);
        if (done) {
            signal.reached(generation, step.through());
        }
        return done;
    }

    private boolean committed(Step<K, V> step) {
        try {
            return StepCommit.isOneStatement(step)
                    ? pool.autocommit(connection -> steps.alone(connection, step))
                    : pool.transact(connection -> steps.in(connection, step));
        } catch (SQLException failure) {
            if (SqlFailureMapping.isOfATable(failure) && !standsAt(step.expected())) {
                return false; // a generation without steps may have lost its table, or never got a key
            }
            throw failed(failure);
        }
    }

    private boolean standsAt(Progress progress) {
        return autocommit(connection -> ViewStatusQuery.of(connection, generation))
                .filter(standing -> standing.progress().equals(progress))
                .isPresent();
    }

    @Override
    public boolean isKnownBeyond(long position) {
        return signal.isBeyond(generation, position);
    }

    @Override
    public boolean isAwaited(long position) {
        return signal.isAwaited(generation, position);
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
                    if (!SqlFailureMapping.isOfARow(failure)) {
                        throw failure;
                    }
                    refused.put(row.getKey(), SqlFailureMapping.reason(failure));
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
