package dev.scoresheet.application.kernel.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Fold;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import dev.scoresheet.application.kernel.projection.step.View;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways in which a projection is run over one log. Each answers its rows as text, by the key's text.
final class ProjectionModes<E, K, X, V> {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PASSES = 2;
    private static final int THREADS = 3;

    private final Projection<E, K, X, V> projection;
    private final Filter filter;
    private final EventFeed<E> feed;
    private final ProjectionSpec.Store store;

    ProjectionModes(Projection<E, K, X, V> projection, Filter filter, EventFeed<E> feed, ProjectionSpec.Store store) {
        this.projection = projection;
        this.filter = filter;
        this.feed = feed;
        this.store = store;
    }

    /// Returns the rows that all other ways must match: one fold over the whole log.
    SortedMap<String, String> whole() {
        return texts(folded(_ -> true));
    }

    /// Batches as they come, each offered twice, with owners that come and go.
    SortedMap<String, String> asynchronous(RandomGenerator random) {
        return followed(random, OptionalInt.empty());
    }

    /// An event at a time.
    SortedMap<String, String> eventByEvent(RandomGenerator random) {
        return followed(random, OptionalInt.of(1));
    }

    /// One key alone.
    Optional<String> live(String key) {
        return Optional.ofNullable(
                texts(folded(candidate -> projection.text(candidate).equals(key)))
                        .get(key));
    }

    /// Returns the rows of a view that the appends stepped while the log was written, to the last append.
    SortedMap<String, String> inline(long generation) {
        var status = store.views().view(projection, generation).standing();
        assertEquals(feed.head(), status.progress().position(), "the followed view did not reach the head");
        return rows(generation);
    }

    /// Partitions of keys, each folded by a thread of its own, in several passes.
    SortedMap<String, String> bulk() {
        var generation = store.generations().begin(projection.identity(), feed.head(), PASSES, "specification");
        var load = store.views().bulkLoad(projection);
        for (int pass = 0; pass < PASSES; pass++) {
            var rows = partitioned(pass);
            load.pass(generation.number(), pass, rows.entrySet().iterator(), List.of(), Map.of(), List.of());
        }
        load.index(generation.number());
        store.generations().finishLoad(generation.number());
        return rowsAndRetire(generation.number());
    }

    private Map<K, V> partitioned(int pass) {
        var rows = new ConcurrentHashMap<K, V>();
        IntStream.range(0, THREADS)
                .parallel()
                .forEach(thread -> rows.putAll(folded(key -> {
                    int partition = Math.floorMod(projection.text(key).hashCode(), PASSES * THREADS);
                    return partition == pass * THREADS + thread;
                })));
        return rows;
    }

    private Map<K, V> folded(Predicate<K> wanted) {
        var fold = new Fold<>(new SafeProjection<>(projection), Exclusions.NOTHING, Map.of());
        events().forEach(recorded -> {
            var changes = projection.changes(recorded).stream()
                    .filter(change -> wanted.test(change.key()))
                    .toList();
            if (!changes.isEmpty()) {
                fold.apply(recorded.position(), changes);
            }
        });
        assertTrue(fold.parked().isEmpty(), () -> "parked: " + fold.parked());
        return fold.rows();
    }

    private Stream<RecordedEvent<E>> events() {
        return feed.after(0, filter, Integer.MAX_VALUE).entries().stream().map(entry -> (RecordedEvent<E>) entry);
    }

    private SortedMap<String, String> followed(RandomGenerator random, OptionalInt size) {
        var generation = empty();
        var view = store.views().view(projection, generation);
        var stepper = new ProjectionStepper<>(projection, filter);
        acquire(generation);
        while (view.standing().progress().position() < feed.head()) {
            if (random.nextInt(20) == 0) {
                acquire(generation);
            }
            step(view, stepper, size.orElseGet(() -> 1 + random.nextInt(1 << random.nextInt(10))));
        }
        return rowsAndRetire(generation);
    }

    /// Takes one batch, twice: the second time it is refused.
    private void step(View<K, V> view, Stepper<E, K, V> stepper, int size) {
        var status = view.standing();
        var page = feed.after(status.progress().position(), filter, size);
        var prepared = stepper.prepare(page, status.leftOut());
        var step = prepared.step(status.progress(), view.load(prepared.touched()));
        assertTrue(step.park().isEmpty(), () -> "parked: " + step.park());
        assertTrue(view.commit(step));
        assertFalse(view.commit(step), "a step was taken twice");
    }

    private long empty() {
        var generation = store.generations()
                .begin(projection.identity(), 0, 1, "specification")
                .number();
        var load = store.views().bulkLoad(projection);
        load.pass(generation, 0, Collections.emptyIterator(), List.of(), Map.of(), List.of());
        load.index(generation);
        store.generations().finishLoad(generation);
        return generation;
    }

    /// Takes the lease, which outdates its former owner.
    private void acquire(long generation) {
        assertTrue(store.leases().acquire(generation, "specification", LONG).isPresent());
    }

    private SortedMap<String, String> rowsAndRetire(long generation) {
        var rows = rows(generation);
        store.generations().retire(generation, "specification");
        return rows;
    }

    private SortedMap<String, String> rows(long generation) {
        var rows = new TreeMap<String, String>();
        try (var snapshot = store.views().snapshot(List.of(generation))) {
            snapshot.rows(projection, generation, (key, row) -> rows.put(projection.text(key), row.toString()));
        }
        return rows;
    }

    private SortedMap<String, String> texts(Map<K, V> rows) {
        var texts = new TreeMap<String, String>();
        rows.forEach((key, row) -> texts.put(projection.text(key), row.toString()));
        return texts;
    }
}
