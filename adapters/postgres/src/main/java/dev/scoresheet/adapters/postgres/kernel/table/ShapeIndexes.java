package dev.scoresheet.adapters.postgres.kernel.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Keys and indexes of a view's shape, which the tables of its generations get after they are loaded.
public final class ShapeIndexes {

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

    private ShapeIndexes() {}

    /// Creates the keys and indexes of the shape, and collects statistics for the planner. Does nothing when they
    /// exist.
    public static void create(Connection connection, ViewTable<?, ?> view, long generation) throws SQLException {
        var table = GenerationTables.qualified(view, generation);
        if (!indexes(connection, table).isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            for (var index : indexes(connection, GenerationTables.shape(view))) {
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
}
