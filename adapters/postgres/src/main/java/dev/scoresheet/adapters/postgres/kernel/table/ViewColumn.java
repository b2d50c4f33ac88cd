package dev.scoresheet.adapters.postgres.kernel.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Column of a view's table, with the transport of its values. Numbers, booleans and text are arrays of their own type.
/// Others are arrays of text, which the database casts.
public record ViewColumn<T>(Field<?> field, ViewTable.Getter<T, ?> get) {

    /// Returns the name as quoted SQL.
    String name() {
        return quoted(field.getName());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// Returns the type of the cast.
    String type() {
        return field.getDataType()
                .getCastTypeName(DSL.using(SQLDialect.POSTGRES).configuration());
    }

    /// Returns the element type of the array that has the values.
    String carrier() {
        var type = field.getType();
        if (type == Long.class) {
            return "int8";
        } else if (type == Integer.class) {
            return "int4";
        } else if (type == Short.class) {
            return "int2";
        } else if (type == Boolean.class) {
            return "bool";
        } else {
            return "text";
        }
    }

    boolean isJson() {
        return type().equals("json");
    }

    @Nullable
    Object value(T holder) {
        return get.of(holder);
    }

    /// Returns the values of many holders, for an array of the carrier's type.
    List<@Nullable Object> values(Collection<? extends T> holders) {
        var asText = carrier().equals("text");
        var values = new ArrayList<@Nullable Object>(holders.size());
        for (var holder : holders) {
            var value = value(holder);
            values.add(value == null || !asText ? value : SqlText.of(value));
        }
        return values;
    }
}
