package dev.scoresheet.adapters.postgres.kernel.table;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Texts of statements on the rows of one generation. Each has one array per column, so its text and its plan are the
/// same for any number of rows. The form of the statements makes the planner look up rows one by one through the key's
/// index.
record RowSql(ViewTable<?, ?> view, String table) {

    String load() {
        return "select r.* from %s cross join lateral (select %s from %s t where %s limit 1) r"
                .formatted(given(view.keys()), names(), table, isGivenKey());
    }

    String insert() {
        return insertFrom(given(columns()));
    }

    String delete() {
        return deleteFrom(given(view.keys()));
    }

    String copyIn() {
        return "copy %s (%s) from stdin".formatted(table, names());
    }

    String all() {
        return "select %s from %s".formatted(names(), table);
    }

    /// Inserts or updates the given rows, if a row of `condition` exists.
    String upsertIf(String condition) {
        var keys = view.keys().stream().map(ViewColumn::name).collect(joining(", "));
        return insertFrom(condition + " cross join " + given(columns())) + " on conflict (" + keys + ") do "
                + whenThere();
    }

    /// Deletes the rows of the given keys, if a row of `condition` exists.
    String deleteIf(String condition) {
        return deleteFrom(condition + " cross join " + given(view.keys()));
    }

    private String insertFrom(String source) {
        return "insert into %s (%s) select %s from %s".formatted(table, names(), cast(columns()), source);
    }

    private String deleteFrom(String source) {
        return "delete from %s where ctid = any (array(select (select t.ctid from %s t where %s) from %s))"
                .formatted(table, table, isGivenKey(), source);
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
}
