package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.TableComparison;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Snapshot in one read-only transaction, on a separate connection.
public final class PostgresSnapshot implements Snapshot {

    private static final int FETCHED_AT_ONCE = 5_000;

    private final ViewTables tables;
    private final Connection connection;
    private final Map<Long, Progress> progress = new HashMap<>();

    /// The first statement fixes the point in time.
    public PostgresSnapshot(
            DatabaseAddress address, SessionSettings session, ViewTables tables, Collection<Long> generations) {
        this.tables = tables;
        try {
            this.connection = session.open(address);
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
        try {
            connection.setAutoCommit(false);
            readProgress(generations);
        } catch (SQLException failure) {
            close();
            throw SqlFailureMapping.of(failure);
        }
    }

    private void readProgress(Collection<Long> generations) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select number, position, epoch, revision from kernel.generation where number = any (?)")) {
            statement.setArray(1, ParkedEntryStatements.longs(connection, generations));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    progress.put(row.getLong(1), new Progress(row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
    }

    @Override
    public Progress progress(long generation) {
        var stands = progress.get(generation);
        if (stands == null) {
            throw new IllegalArgumentException("generation " + generation + " is not in this snapshot");
        }
        return stands;
    }

    @Override
    public <K, V> void rows(Projection<?, K, ?, V> projection, long generation, BiConsumer<K, V> row) {
        progress(generation);
        var table = tables.of(projection);
        var statements = new RowStatements<>(table, generation);
        each(statements.all, "generation " + generation, rows -> {
            try (var records = DSL.using(connection, SQLDialect.POSTGRES).fetchLazy(rows, statements.fields())) {
                records.forEach(record -> row.accept(table.key(record), table.row(record)));
            }
        });
    }

    @FunctionalInterface
    private interface Rows {
        void take(ResultSet rows) throws SQLException;
    }

    /// @param of the words that name the source of the rows
    private void each(String sql, String of, Rows rows) {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var result = statement.executeQuery()) {
                rows.take(result);
            }
        } catch (SQLException failure) {
            throw SqlFailureMapping.ofReading(failure, of);
        } catch (DataAccessException failure) {
            throw failure.getCause() instanceof SQLException cause ? SqlFailureMapping.ofReading(cause, of) : failure;
        }
    }

    @Override
    public <K, V> Comparison compare(
            Projection<?, K, ?, V> projection, long one, long other, Predicate<String> leftOut, int limit) {
        progress(one);
        progress(other);
        var table = tables.of(projection);
        var comparing = TableComparison.of(connection, table, one, other);
        var compared = new long[1];
        var both = "generation %d or %d".formatted(one, other);
        each(comparing.count(), both, rows -> {
            rows.next();
            compared[0] = rows.getLong(1);
        });
        var differing = new long[1];
        var first = new ArrayList<Difference>();
        each(comparing.differing(), both, rows -> {
            try (var records = DSL.using(connection, SQLDialect.POSTGRES).fetchLazy(rows, comparing.fields())) {
                for (var record : records) {
                    var text = projection.text(table.key(record));
                    if (!leftOut.test(text)) {
                        differing[0]++;
                        if (first.size() < limit) {
                            first.add(new Difference(text, comparing.one(record), comparing.other(record)));
                        }
                    }
                }
            }
        });
        return new Comparison(compared[0], differing[0], first);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // the connection is closed already
        }
    }
}
