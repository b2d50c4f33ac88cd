package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Events behind some rows, found by one walk over the log.
public final class EventsByKey<E, K, X, V> {

    /// Last events behind a row, and the number of all.
    static final class Events {
        private final Deque<Long> last = new ArrayDeque<>();
        private long count;

        private void add(long position, int limit) {
            count++;
            last.addLast(position);
            if (last.size() > limit) {
                last.removeFirst();
            }
        }

        long count() {
            return count;
        }
    }

    private final ReadModels<E> models;
    private final Map<String, Events> byKey = new HashMap<>();
    private final LogFold<E, K, X, V> fold;

    /// @param limit number of last events to keep for each row
    public EventsByKey(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            FoldParallelism crew,
            Exclusions leftOut,
            Collection<String> keys,
            int limit) {
        this(models, followed, crew, leftOut, keys, limit, key -> {});
    }

    /// @param met consumer of each key, called again for every event
    public EventsByKey(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            FoldParallelism crew,
            Exclusions leftOut,
            Collection<String> keys,
            int limit,
            Consumer<K> met) {
        this.models = models;
        var texts = Set.copyOf(keys);
        texts.forEach(text -> byKey.put(text, new Events()));
        this.fold = new LogFold<>(
                models,
                followed,
                crew.withOneFolder(),
                leftOut,
                new KeySelection.Only(texts),
                (position, changes) -> changes.stream()
                        .map(Change::key)
                        .distinct()
                        .forEach(key -> {
                            met.accept(key);
                            events(followed.projection().text(key)).add(position, limit);
                        }));
    }

    private Events events(String text) {
        return byKey.computeIfAbsent(text, key -> new Events());
    }

    public EventsByKey<E, K, X, V> through(long position) throws InterruptedException {
        fold.advance(position, LogFold.ContinueCheck.ON);
        return this;
    }

    public Map<K, V> rows() {
        return fold.allRows();
    }

    public long count(String key) {
        return events(key).count();
    }

    public List<EventReference> last(String key) {
        return events(key).last.stream()
                .flatMap(position -> models.log().events(position - 1, 1).stream())
                .map(EventReference::of)
                .toList();
    }
}
