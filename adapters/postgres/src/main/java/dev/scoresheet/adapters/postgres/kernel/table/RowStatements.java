package dev.scoresheet.adapters.postgres.kernel.table;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Statements on the rows of one generation. Each takes one array per column, so its text and its plan are the same for
/// any number of rows. The form of the statements makes the planner look up rows one by one through the key's index.
public final class RowStatements<K, V> {

    private static final DSLContext READING = DSL.using(SQLDialect.POSTGRES);

    private final ViewTable<K, V> view;
    private final Field<?>[] fields;
    public final String table;
    public final String load;
    public final String insert;
    public final String delete;
    public final String copyIn;
    public final String all;

    public RowStatements(ViewTable<K, V> view, long generation) {
        this.view = view;
        this.fields = columns(ViewColumn::field).toArray(Field<?>[]::new);
        this.table = GenerationTables.qualified(view, generation);
        this.load = "select r.* from %s cross join lateral (select %s from %s t where %s limit 1) r"
                .formatted(given(view.keys()), names(), table, isGivenKey());
        this.insert = insertFrom(given(columns()));
        this.delete = deleteFrom(given(view.keys()));
        this.copyIn = "copy %s (%s) from stdin".formatted(table, names());
        this.all = "select %s from %s".formatted(names(), table);
    }

    /// Inserts or updates the given rows, if a row of `condition` exists.
    public String upsertIf(String condition) {
        var keys = view.keys().stream().map(ViewColumn::name).collect(joining(", "));
        return insertFrom(condition + " cross join " + given(columns())) + " on conflict (" + keys + ") do "
                + whenThere();
    }

    /// Deletes the rows of the given keys, if a row of `condition` exists.
    public String deleteIf(String condition) {
        return deleteFrom(condition + " cross join " + given(view.keys()));
    }

    private String insertFrom(String source) {
        return "insert into %s (%s) select %s from %s".formatted(table, names(), cast(columns()), source);
    }

    private String deleteFrom(String source) {
        return "delete from %s where ctid = any (array(select (select t.ctid from %s t where %s) from %s))"
                .formatted(table, table, isGivenKey(), source);
    }

    public String view() {
        return view.view();
    }

    List<ViewColumn<?>> columns() {
        var all = new ArrayList<ViewColumn<?>>(view.keys());
        all.addAll(view.values());
        return all;
    }

    private <T> Stream<T> columns(Function<ViewColumn<?>, T> of) {
        return columns().stream().map(of);
    }

    private String names() {
        return columns(ViewColumn::name).collect(joining(", "));
    }

    private static String given(List<? extends ViewColumn<?>> columns) {
        return "unnest(%s) as given (%s)"
                .formatted(
                        columns.stream()
                                .map(column -> "?::" + column.carrier() + "[]")
                                .collect(joining(", ")),
                        columns.stream().map(ViewColumn::name).collect(joining(", ")));
    }

    private static String cast(List<ViewColumn<?>> columns) {
        return columns.stream()
                .map(column -> "given." + column.name() + "::" + column.type())
                .collect(joining(", "));
    }

    private String isGivenKey() {
        return view.keys().stream()
                .map(key -> "t.%s = given.%s::%s".formatted(key.name(), key.name(), key.type()))
                .collect(joining(" and "));
    }

    private String whenThere() {
        if (view.values().isEmpty()) {
            return "nothing";
        }
        return view.values().stream()
                .map(value -> "%s = excluded.%s".formatted(value.name(), value.name()))
                .collect(joining(", ", "update set ", ""));
    }

    /// Returns one array per key column.
    public List<Carried> ofKeys(Collection<K> keys) {
        return view.keys().stream()
                .map(column -> new Carried(column.carrier(), column.values(keys)))
                .toList();
    }

    /// Returns one array per column.
    public List<Carried> ofRows(Map<K, V> rows) {
        var keys = ofKeys(rows.keySet());
        var values = view.values().stream()
                .map(column -> new Carried(column.carrier(), column.values(rows.values())))
                .toList();
        return Stream.concat(keys.stream(), values.stream()).toList();
    }

    /// Appends one line of a copy.
    public void copyLine(StringBuilder lines, K key, V row) {
        for (var column : view.keys()) {
            SqlText.copyField(lines, column.value(key));
            lines.append('\t');
        }
        for (var column : view.values()) {
            SqlText.copyField(lines, column.value(row));
            lines.append('\t');
        }
        lines.setCharAt(lines.length() - 1, '\n');
    }

    /// Returns the existing rows of these keys.
    public Map<K, V> load(Connection connection, Set<K> keys) throws SQLException {
        try (var statement = connection.prepareStatement(load)) {
            bind(statement, 1, ofKeys(keys));
            try (var found = statement.executeQuery()) {
                var rows = new HashMap<K, V>();
                READING.fetch(found, fields).forEach(record -> rows.put(view.key(record), view.row(record)));
                return rows;
            }
        }
    }

    /// Returns the fields for the columns of `load` and `all`.
    public Field<?>[] fields() {
        return fields.clone();
    }

    public void execute(Connection connection, String sql, List<Carried> arrays) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, 1, arrays);
            statement.executeUpdate();
        }
    }

    /// @param first the number of the first parameter
    public static void bind(PreparedStatement statement, int first, List<Carried> arrays) throws SQLException {
        int parameter = first;
        for (var array : arrays) {
            var elements = array.elements().toArray();
            statement.setArray(parameter, statement.getConnection().createArrayOf(array.type(), elements));
            parameter++;
        }
    }

    /// Values of one column.
    public record Carried(String type, List<@Nullable Object> elements) {}
}
