package dev.scoresheet.application.kernel.operations.trace;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Account of the trees of a log that reads every event and uses no view. A tree is text: each event with its children
/// in brackets.
final class ExpectedForest {

    private final SortedMap<Long, Row> rows = new TreeMap<>();

    record Row(long position, String event, String before, Metadata metadata) {

        /// Returns the name of its parent; empty text for none.
        String parent() {
            return metadata.causation().map(EventRef::toString).orElse(before);
        }
    }

    ExpectedForest(LogReader log, EventCodec<?> codec) {
        for (var stored : log.events(0, Integer.MAX_VALUE)) {
            var before = stored.version() == 1 ? "" : stored.stream() + "@" + (stored.version() - 1);
            rows.put(
                    stored.position(),
                    new Row(
                            stored.position(),
                            stored.stream() + "@" + stored.version(),
                            before,
                            codec.metadata(stored.metadata())));
        }
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /// Returns the tree that contains an event.
    List<String> treeOf(Row event) {
        var root = event;
        for (var parent = parentOf(root, _ -> true); parent != null; parent = parentOf(root, _ -> true)) {
            root = parent;
        }
        return List.of(text(root, _ -> true));
    }

    /// Returns the trees of some events alone.
    List<String> among(Predicate<Row> which) {
        return rows.values().stream()
                .filter(which)
                .filter(row -> parentOf(row, which) == null)
                .map(row -> text(row, which))
                .toList();
    }

    private @Nullable Row parentOf(Row row, Predicate<Row> which) {
        return rows.headMap(row.position()).values().stream()
                .filter(which)
                .filter(other -> other.event().equals(row.parent()))
                .findFirst()
                .orElse(null);
    }

    private String text(Row row, Predicate<Row> which) {
        var children = new ArrayList<String>();
        rows.tailMap(row.position() + 1).values().stream()
                .filter(which)
                .filter(later -> later.parent().equals(row.event()))
                .forEach(later -> children.add(text(later, which)));
        return row.event() + children;
    }

    static List<String> texts(List<TracedEvent> trees) {
        return trees.stream().map(ExpectedForest::text).toList();
    }

    private static String text(TracedEvent event) {
        return event.reference() + texts(event.children());
    }
}
