package dev.scoresheet.adapters.postgres.kernel.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One column of a view's table, and how its values travel: numbers, booleans and text as arrays of
/// their own type, all others as arrays of text, which the database casts.
public record ViewColumn<T>(Field<?> field, ViewTable.Getter<T, ?> get) {

    /// As in SQL, quoted.
    String name() {
        return quoted(field.getName());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// What a value is cast to.
    String type() {
        return field.getDataType()
                .getCastTypeName(DSL.using(SQLDialect.POSTGRES).configuration());
    }

    /// The element type of the array that carries the values.
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

    /// The values of many holders, for an array of the carrier's type.
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
