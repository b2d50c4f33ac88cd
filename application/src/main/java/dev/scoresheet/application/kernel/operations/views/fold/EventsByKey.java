package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Events behind some rows, found by one walk over the log.
public final class EventsByKey<K, V> {

    private static final int EVENTS_OF_DIFFERENCE = 10;

    /// Last events behind a row, and the number of all.
    private static final class Events {
        private final Deque<Long> last = new ArrayDeque<>();
        private long count;

        private void add(long position, int limit) {
            count++;
            last.addLast(position);
            if (last.size() > limit) {
                last.removeFirst();
            }
        }
    }

    private final OperatedView<?, K, ?, V> view;
    private final Map<String, K> keys = new HashMap<>();
    private final Map<String, Events> byKey = new HashMap<>();
    private final LogFold<?, K, ?, V> fold;

    private EventsByKey(OperatedView<?, K, ?, V> view, Exclusions exclusions, Collection<String> texts, int limit) {
        this.view = view;
        var projection = view.projection();
        this.fold = new LogFold<>(
                view,
                exclusions,
                new KeySelection.Only(Set.copyOf(texts)),
                (position, changes) -> changes.stream()
                        .map(Change::key)
                        .distinct()
                        .forEach(key -> {
                            var text = projection.text(key);
                            keys.put(text, key);
                            events(text).add(position, limit);
                        }));
    }

    /// Walks over the log through a position.
    ///
    /// @param texts texts of the keys
    /// @param limit number of last events to keep for each row
    public static <K, V> EventsByKey<K, V> of(
            OperatedView<?, K, ?, V> view, Exclusions exclusions, Collection<String> texts, int limit, long through)
            throws InterruptedException {
        var events = new EventsByKey<>(view, exclusions, texts, limit);
        events.advance(through);
        return events;
    }

    /// Continues the walk to a later position.
    public void advance(long through) throws InterruptedException {
        fold.advance(through, LogFold.ContinueCheck.ON);
    }

    /// Adds to each difference the events behind its row.
    ///
    /// @param found differences between an expected row, first, and the row of a view, second
    public static List<RowDifference> explain(
            OperatedView<?, ?, ?, ?> view, Exclusions exclusions, Collection<Snapshot.Difference> found, long through)
            throws InterruptedException {
        if (found.isEmpty()) {
            return List.of();
        }
        var texts = found.stream().map(Snapshot.Difference::key).toList();
        var events = of(view, exclusions, texts, EVENTS_OF_DIFFERENCE, through);
        return found.stream()
                .map(row -> new RowDifference(
                        row.key(), row.other(), row.one(), events.count(row.key()), events.last(row.key())))
                .toList();
    }

    /// True if an event touches the row.
    public boolean has(String text) {
        return keys.containsKey(text);
    }

    /// Returns the row that the fold makes, as text.
    public Optional<String> folded(String text) {
        return Optional.ofNullable(keys.get(text))
                .map(fold.rows().getFirst()::get)
                .map(Object::toString);
    }

    /// Returns the row of a generation, as text; empty also when no event touches the row.
    public Optional<String> stored(long generation, String text) {
        return Optional.ofNullable(keys.get(text))
                .map(key -> view.rows(generation).load(Set.of(key)).get(key))
                .map(Object::toString);
    }

    public long count(String text) {
        return events(text).count;
    }

    public List<EventReference> last(String text) {
        return events(text).last.stream()
                .flatMap(position -> view.models().log().events(position - 1, 1).stream())
                .map(EventReference::of)
                .toList();
    }

    private Events events(String text) {
        return byKey.computeIfAbsent(text, _ -> new Events());
    }
}
