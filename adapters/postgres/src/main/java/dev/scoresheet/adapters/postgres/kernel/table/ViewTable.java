package dev.scoresheet.adapters.postgres.kernel.table;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// Mapping of a view to its table, for the generic SQL. It has the shape, an always empty table that a migration made.
/// It converts keys and rows to columns and back.
///
/// The shape has a primary key of the key's columns, key text in `collate "C"`, and a short name. A migration grants
/// `select` on it to `${projections}` and `${application}`, and `create` on its schema to `${projections}`. That role
/// creates tables after the shape, with its defaults, checks and indexes.
///
/// Columns hold text, whole numbers, booleans, UUIDs, instants, dates, JSON, and arrays of these.
///
/// @param <K> the key of a row
/// @param <V> a row
public final class ViewTable<K, V> {

    /// Getter of a column's value from a key or a row; null only if the column is nullable.
    @FunctionalInterface
    public interface Getter<T, C> {
        @Nullable
        C of(T holder);
    }

    private final String view;
    private final Table<?> shape;
    private final List<ViewColumn<K>> keys;
    private final List<ViewColumn<V>> values;
    private final Function<Record, K> key;
    private final Function<Record, V> row;
    private final Set<String> mayDiffer;

    private ViewTable(Builder<K, V> from, Function<Record, K> key, Function<Record, V> row) {
        this.view = from.view;
        this.shape = from.shape;
        this.keys = List.copyOf(from.keys);
        this.values = List.copyOf(from.values);
        this.mayDiffer = Set.copyOf(from.mayDiffer);
        this.key = key;
        this.row = row;
        var named = Stream.concat(keys.stream(), values.stream())
                .map(column -> column.field().getName())
                .toList();
        if (keys.isEmpty() || named.size() != shape.fields().length || new HashSet<>(named).size() != named.size()) {
            throw new SubjectIncomplete(
                    "the table of view %s names %s; it must name each column of %s once, and at least one as key"
                            .formatted(view, named, shape.getName()));
        }
    }

    /// @param view the name of the projection
    /// @param shape the generated class of the shape
    public static <K, V> Builder<K, V> of(String view, Table<?> shape) {
        return new Builder<>(view, shape);
    }

    String view() {
        return view;
    }

    public Table<?> shape() {
        return shape;
    }

    public List<ViewColumn<K>> keys() {
        return keys;
    }

    public List<ViewColumn<V>> values() {
        return values;
    }

    /// Returns the columns that may differ between two generations.
    public Set<String> mayDiffer() {
        return mayDiffer;
    }

    public K key(Record record) {
        return key.apply(record);
    }

    public V row(Record record) {
        return row.apply(record);
    }

    /// Builder of the columns, keys first.
    public static final class Builder<K, V> {
        private final String view;
        private final Table<?> shape;
        private final List<ViewColumn<K>> keys = new ArrayList<>();
        private final List<ViewColumn<V>> values = new ArrayList<>();
        private final List<String> mayDiffer = new ArrayList<>();

        private Builder(String view, Table<?> shape) {
            this.view = view;
            this.shape = shape;
        }

        public <C> Builder<K, V> key(TableField<?, C> field, Getter<K, C> get) {
            keys.add(new ViewColumn<>(field, get));
            return this;
        }

        public <C> Builder<K, V> value(TableField<?, C> field, Getter<V, C> get) {
            values.add(new ViewColumn<>(field, get));
            return this;
        }

        /// Excludes a column from the comparison of two generations, because it may differ by design.
        public Builder<K, V> mayDiffer(Field<?> field) {
            mayDiffer.add(field.getName());
            return this;
        }

        public ViewTable<K, V> reading(Function<Record, K> key, Function<Record, V> row) {
            return new ViewTable<>(this, key, row);
        }
    }
}
