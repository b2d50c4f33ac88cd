package dev.scoresheet.adapters.postgres.kernel.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Difference between the columns of a table in the database and the shape that this release was compiled for.
public final class ShapeDifference {

    private static final String COLUMNS = """
            with compared as (select to_regclass(?) as oid)
            select a.attname, format_type(a.atttypid, null), named.type, named.name
            from (select attname, atttypid from pg_attribute join compared on attrelid = compared.oid
                  where attnum > 0 and not attisdropped) a
                full join unnest(?::text[], ?::text[]) as named (name, type) on named.name = a.attname
            where (select oid from compared) is not null
                and (a.attname is null or named.name is null or a.atttypid is distinct from to_regtype(named.type))
            """;

    private ShapeDifference() {}

    /// Returns the differing columns of the shape; empty for none.
    public static Optional<String> of(Connection connection, ViewTable<?, ?> view) throws SQLException {
        return of(connection, view, GenerationTables.shape(view));
    }

    /// Returns the differing columns of a generation; empty for none, and if its table is gone.
    public static Optional<String> ofGeneration(Connection connection, ViewTable<?, ?> view, long generation)
            throws SQLException {
        return of(connection, view, GenerationTables.qualified(view, generation));
    }

    private static Optional<String> of(Connection connection, ViewTable<?, ?> view, String table) throws SQLException {
        var differences = new ArrayList<String>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var fields = List.of(view.shape().fields());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", fields.stream().map(Field::getName).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", fields.stream().map(ShapeDifference::type).toArray()));
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
            return "column " + here + " is missing";
        }
        return here == null
                ? "column " + there + " is new"
                : "column %s is %s, not %s".formatted(there, row.getString(2), row.getString(3));
    }

    private static String type(Field<?> field) {
        return field.getDataType()
                .getCastTypeName(DSL.using(SQLDialect.POSTGRES).configuration());
    }
}
