package dev.scoresheet.adapters.postgres.kernel.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Statements on the rows of one generation, with the arrays that they take. [RowSql] has their texts.
public final class RowStatements<K, V> {

    private static final DSLContext READING = DSL.using(SQLDialect.POSTGRES);

    private final ViewTable<K, V> view;
    private final RowSql sql;
    private final Field<?>[] fields;
    public final String table;
    public final String load;
    public final String insert;
    public final String delete;
    public final String copyIn;
    public final String all;

    public RowStatements(ViewTable<K, V> view, long generation) {
        this.view = view;
        this.table = GenerationTables.qualified(view, generation);
        this.sql = new RowSql(view, table);
        this.fields = sql.columns().stream().map(ViewColumn::field).toArray(Field<?>[]::new);
        this.load = sql.load();
        this.insert = sql.insert();
        this.delete = sql.delete();
        this.copyIn = sql.copyIn();
        this.all = sql.all();
    }

    /// Returns the statement that inserts or updates the given rows, if a row of `condition` exists.
    public String upsertIf(String condition) {
        return sql.upsertIf(condition);
    }

    /// Returns the statement that deletes the rows of the given keys, if a row of `condition` exists.
    public String deleteIf(String condition) {
        return sql.deleteIf(condition);
    }

    public String view() {
        return view.view();
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
