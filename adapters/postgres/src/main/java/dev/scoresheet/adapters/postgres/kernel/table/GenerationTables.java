package dev.scoresheet.adapters.postgres.kernel.table;

import static dev.scoresheet.adapters.postgres.kernel.table.ViewColumn.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.MappedTable;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;

/// Tables of generations: creation after a view's shape, mapping of queries, and drop by name. They belong to the role
/// that writes them.
public final class GenerationTables {

    private GenerationTables() {}

    public static String schema(ViewTable<?, ?> view) {
        var schema = view.shape().getSchema();
        return schema == null ? view.shape().getQualifiedName().first() : schema.getName();
    }

    static String name(ViewTable<?, ?> view, long generation) {
        return name(view.shape().getName(), generation);
    }

    private static String name(String shape, long generation) {
        return shape + "_" + generation;
    }

    public static String qualified(ViewTable<?, ?> view, long generation) {
        return qualified(schema(view), name(view, generation));
    }

    static String qualified(String schema, String table) {
        return quoted(schema) + "." + quoted(table);
    }

    static String shape(ViewTable<?, ?> view) {
        return qualified(schema(view), view.shape().getName());
    }

    /// Makes a query on the shape read a generation.
    public static Settings mapping(ViewTable<?, ?> view, long generation) {
        return new Settings()
                .withRenderMapping(new RenderMapping()
                        .withSchemata(new MappedSchema()
                                .withInput(schema(view))
                                .withTables(new MappedTable()
                                        .withInput(view.shape().getName())
                                        .withOutput(name(view, generation)))));
    }

    /// Creates an empty table without keys and indexes, stored like the shape.
    ///
    /// @param reader the name of the role that answers queries
    public static void create(Connection connection, ViewTable<?, ?> view, long generation, String reader)
            throws SQLException {
        var table = qualified(view, generation);
        var stored = storage(connection, shape(view));
        try (var statement = connection.createStatement()) {
            statement.execute("create table %s (like %s including defaults including constraints including storage)%s"
                    .formatted(table, shape(view), stored.isEmpty() ? "" : " with (" + stored + ")"));
            statement.execute("grant select on %s to %s".formatted(table, quoted(reader)));
        }
    }

    /// Returns settings that `like` does not copy, such as the fill factor.
    private static String storage(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select coalesce(array_to_string(reloptions, ', '), '') from pg_class where oid = ?::regclass")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /// Needs only the name, because its release may be out of use.
    public static void drop(Connection connection, String schema, String shape, long generation) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + qualified(schema, name(shape, generation)));
        }
    }

    /// Returns the columns of a table with their types.
    public static Map<String, String> columns(Connection connection, String table) throws SQLException {
        var columns = new TreeMap<String, String>();
        try (var statement = connection.prepareStatement("""
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }
}
