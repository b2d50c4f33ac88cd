package dev.scoresheet.adapters.postgres.kernel.view;

import static java.util.stream.Collectors.joining;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.table.GenerationTables;
import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.TableComparison;
import dev.scoresheet.adapters.postgres.kernel.table.ViewColumn;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jooq.Record;
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
        var comparing = new TableComparison<>(table, common(table, one, other), one, other);
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
                            first.add(new Difference(text, shown(comparing, record, 0), shown(comparing, record, 1)));
                        }
                    }
                }
            }
        });
        return new Comparison(compared[0], differing[0], first);
    }

    /// Returns the row of one side as text; empty when it has none.
    private static Optional<String> shown(TableComparison<?, ?> comparing, Record record, int side) {
        int there = comparing.keys() + side * (1 + comparing.values().size());
        if (!record.get(there, Boolean.class)) {
            return Optional.empty();
        }
        var names = comparing.values();
        return Optional.of(IntStream.range(0, names.size())
                .mapToObj(at -> names.get(at).field().getName() + "=" + record.get(there + 1 + at, String.class))
                .collect(joining(", ")));
    }

    /// Returns the columns to compare. Older generations may lack columns or use other types.
    private <K, V> List<ViewColumn<V>> common(ViewTable<K, V> table, long one, long other) {
        var ofOne = columns(table, one);
        var ofOther = columns(table, other);
        return table.values().stream()
                .filter(column -> !table.mayDiffer().contains(column.field().getName()))
                .filter(column -> {
                    var type = ofOne.get(column.field().getName());
                    return type != null
                            && type.equals(ofOther.get(column.field().getName()));
                })
                .toList();
    }

    private Map<String, String> columns(ViewTable<?, ?> table, long generation) {
        var of = "generation " + generation;
        try {
            var columns = GenerationTables.columns(connection, GenerationTables.qualified(table, generation));
            for (var key : table.keys()) {
                if (!columns.containsKey(key.field().getName())) {
                    throw new RowsUnreadable(of, "the key column " + key.field().getName() + " is gone");
                }
            }
            return columns;
        } catch (SQLException failure) {
            throw SqlFailureMapping.ofReading(failure, of);
        }
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
