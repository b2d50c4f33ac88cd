package dev.scoresheet.adapters.postgres.kernel.table;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Views that this node knows, by name.
public final class ViewTables {

    private final Map<String, ViewTable<?, ?>> tables = new TreeMap<>();

    public ViewTables(List<ViewTable<?, ?>> all) {
        for (var table : all) {
            if (tables.put(table.view(), table) != null) {
                throw new SubjectIncomplete("two tables are registered for view " + table.view());
            }
        }
    }

    public ViewTable<?, ?> require(String view) {
        var table = tables.get(view);
        if (table == null) {
            throw new SubjectIncomplete(
                    "view '%s' is not registered in this store; registered are %s".formatted(view, tables.keySet()));
        }
        return table;
    }

    /// The only unchecked cast of this store. A table and a projection of one name have the same types, because the
    /// wiring gives both.
    @SuppressWarnings("unchecked")
    public <K, V> ViewTable<K, V> of(Projection<?, K, ?, V> projection) {
        return (ViewTable<K, V>) require(projection.name());
    }
}
