package dev.scoresheet.adapters.postgres.kernel.table;

import static dev.scoresheet.adapters.postgres.kernel.table.ViewColumn.quoted;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.MappedTable;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/// Tables of generations: creation after a view's shape, keys and indexes, mapping of queries, and drop by name. They
/// belong to the role that writes them.
public final class GenerationTables {

    /// The database chooses names of new indexes, short and unique.
    private static final String INDEXES = """
            select i.indisprimary, i.indisunique, pg_get_indexdef(i.indexrelid),
                   format('CREATE %sINDEX %I ON %I.%I USING ',
                          case when i.indisunique then 'UNIQUE ' end, x.relname, n.nspname, t.relname)
            from pg_index i
                join pg_class x on x.oid = i.indexrelid
                join pg_class t on t.oid = i.indrelid
                join pg_namespace n on n.oid = t.relnamespace
            where i.indrelid = ?::regclass
            order by i.indisprimary desc, x.relname
            """;

    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, null), named.type, named.name
            from (select attname, atttypid from pg_attribute
                  where attrelid = ?::regclass and attnum > 0 and not attisdropped) a
                full join unnest(?::text[], ?::text[]) as named (name, type) on named.name = a.attname
            where a.attname is null or named.name is null or a.atttypid is distinct from to_regtype(named.type)
            """;

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

    private static String shape(ViewTable<?, ?> view) {
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

    /// Returns how the database's shape differs from the one that this release was compiled for.
    public static Optional<String> difference(Connection connection, ViewTable<?, ?> view) throws SQLException {
        var differences = new ArrayList<String>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, shape(view));
            var fields = List.of(view.shape().fields());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", fields.stream().map(Field::getName).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", fields.stream().map(GenerationTables::type).toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    differences.add(differing(rows));
                }
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", differences));
    }

    private static String differing(ResultSet row) throws SQLException {
        var there = row.getString(1);
        var here = row.getString(4);
        if (there == null) {
            return "column " + here + " is no longer there";
        }
        return here == null
                ? "column " + there + " is new"
                : "column %s is %s, not %s".formatted(there, row.getString(2), row.getString(3));
    }

    private static String type(Field<?> field) {
        return field.getDataType()
                .getCastTypeName(DSL.using(SQLDialect.POSTGRES).configuration());
    }

    /// Creates an empty table without keys and indexes, stored like the shape.
    public static void create(Connection connection, ViewTable<?, ?> view, long generation) throws SQLException {
        var table = qualified(view, generation);
        var stored = storage(connection, shape(view));
        try (var statement = connection.createStatement()) {
            statement.execute("create table %s (like %s including defaults including constraints including storage)%s"
                    .formatted(table, shape(view), stored.isEmpty() ? "" : " with (" + stored + ")"));
            statement.execute("grant select on %s to %s".formatted(table, quoted(DatabaseRole.APPLICATION.role())));
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

    /// Creates the keys and indexes of the shape, and collects statistics for the planner. Does nothing when they
    /// exist.
    public static void index(Connection connection, ViewTable<?, ?> view, long generation) throws SQLException {
        var table = qualified(view, generation);
        if (!indexes(connection, table).isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            for (var index : indexes(connection, shape(view))) {
                statement.execute(index.on(table));
            }
            statement.execute("analyze " + table);
        }
    }

    private record Index(boolean primary, boolean unique, String using) {
        String on(String table) {
            if (!primary) {
                return "create %sindex on %s using %s".formatted(unique ? "unique " : "", table, using);
            }
            var columns = using.substring(using.indexOf('('));
            return "alter table %s add primary key %s".formatted(table, columns);
        }
    }

    private static List<Index> indexes(Connection connection, String table) throws SQLException {
        var indexes = new ArrayList<Index>();
        try (var statement = connection.prepareStatement(INDEXES)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var definition = rows.getString(3);
                    var head = rows.getString(4);
                    if (!definition.startsWith(head)) {
                        throw new IllegalStateException(
                                "an index of %s cannot be copied: %s".formatted(table, definition));
                    }
                    indexes.add(new Index(rows.getBoolean(1), rows.getBoolean(2), definition.substring(head.length())));
                }
            }
        }
        return indexes;
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
