package dev.scoresheet.adapters.postgres.kernel.table;

import static java.util.stream.Collectors.joining;

import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Statements that compare some columns of two tables of one view, joined by key, row by row. Each differing row has
/// its key. For each side it has a flag that the row exists, and the columns as text.
///
/// @param values the columns that are compared
public record TableComparison<K, V>(ViewTable<K, V> table, List<ViewColumn<V>> values, String count, String differing) {

    /// Compares the columns that both tables have with the same type. Older generations may lack columns or use other
    /// types.
    ///
    /// @throws RowsUnreadable when a table lacks a key column
    public static <K, V> TableComparison<K, V> of(Connection connection, ViewTable<K, V> table, long one, long other) {
        var ofOne = columns(connection, table, one);
        var ofOther = columns(connection, table, other);
        var values = table.values().stream()
                .filter(column -> !table.mayDiffer().contains(column.field().getName()))
                .filter(column -> {
                    var type = ofOne.get(column.field().getName());
                    return type != null
                            && type.equals(ofOther.get(column.field().getName()));
                })
                .toList();
        return new TableComparison<>(table, values, count(table, one, other), differing(table, values, one, other));
    }

    private static Map<String, String> columns(Connection connection, ViewTable<?, ?> table, long generation) {
        var of = "generation " + generation;
        try {
            var columns = GenerationTables.columns(connection, GenerationTables.qualified(table, generation));
            for (var key : table.keys()) {
                if (!columns.containsKey(key.field().getName())) {
                    throw new RowsUnreadable(of, "the key column " + key.field().getName() + " is missing");
                }
            }
            return columns;
        } catch (SQLException failure) {
            throw SqlFailureMapping.ofReading(failure, of);
        }
    }

    private static String joined(ViewTable<?, ?> table, long one, long other) {
        return " from %s a full join %s b on %s"
                .formatted(
                        GenerationTables.qualified(table, one),
                        GenerationTables.qualified(table, other),
                        each(table.keys(), " and ", key -> "a.%s = b.%s".formatted(key.name(), key.name())));
    }

    private static String count(ViewTable<?, ?> table, long one, long other) {
        return "select count(*)" + joined(table, one, other);
    }

    private static <V> String differing(ViewTable<?, V> table, List<ViewColumn<V>> values, long one, long other) {
        var key = table.keys().getFirst().name();
        var there = "%s." + key + " is not null";
        return "select %s, %s%s, %s%s%s where a.%s is null or b.%s is null%s"
                .formatted(
                        each(table.keys(), ", ", name -> "coalesce(a.%s, b.%s)".formatted(name.name(), name.name())),
                        there.formatted("a"),
                        each(values, "", column -> ", a." + column.name() + "::text"),
                        there.formatted("b"),
                        each(values, "", column -> ", b." + column.name() + "::text"),
                        joined(table, one, other),
                        key,
                        key,
                        each(
                                values,
                                "",
                                column -> " or a.%s is distinct from b.%s"
                                        .formatted(comparable(column), comparable(column))));
    }

    /// Compares documents of type json by their text.
    private static String comparable(ViewColumn<?> column) {
        return column.isJson() ? column.name() + "::text" : column.name();
    }

    private static <T> String each(List<T> columns, String between, Function<T, String> text) {
        return columns.stream().map(text).collect(joining(between));
    }

    /// Returns the fields for the columns of `differing`.
    public Field<?>[] fields() {
        var fields = new ArrayList<Field<?>>();
        table.keys().forEach(key -> fields.add(key.field()));
        for (var side : List.of("one", "other")) {
            fields.add(DSL.field(DSL.name(side, "there"), SQLDataType.BOOLEAN));
            values.forEach(
                    column -> fields.add(DSL.field(DSL.name(side, column.field().getName()), SQLDataType.CLOB)));
        }
        return fields.toArray(Field<?>[]::new);
    }

    /// Returns the row of the first table as text; empty when it has none.
    public Optional<String> one(Record differing) {
        return side(differing, table.keys().size());
    }

    /// Returns the row of the second table as text; empty when it has none.
    public Optional<String> other(Record differing) {
        return side(differing, table.keys().size() + 1 + values.size());
    }

    /// @param there number of the field that says that the row exists
    private Optional<String> side(Record record, int there) {
        if (!record.get(there, Boolean.class)) {
            return Optional.empty();
        }
        return Optional.of(IntStream.range(0, values.size())
                .mapToObj(at -> values.get(at).field().getName() + "=" + record.get(there + 1 + at, String.class))
                .collect(joining(", ")));
    }
}
