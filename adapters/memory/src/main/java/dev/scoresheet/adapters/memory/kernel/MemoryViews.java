package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.View;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The read models of one process, gone with it. Thread-safe: one lock.
public final class MemoryViews implements Views {

    private final MemoryViewState fillings;

    /// @param head of the log that the views follow
    /// @param clock by which leases, holds and loads run out
    public MemoryViews(Collection<? extends Projection<?, ?, ?, ?>> projections, LongSupplier head, Clock clock) {
        this(new MemoryViewState(projections, head, clock));
    }

    MemoryViews(MemoryViewState fillings) {
        this.fillings = fillings;
    }

    public Generations generations() {
        return new MemoryGenerations(fillings);
    }

    public Leases leases() {
        return new MemoryLeases(fillings);
    }

    public Visibility visibility() {
        return new MemoryVisibility(fillings);
    }

    /// For query adapters: what serves the projection's identity, as it is at one moment. The query
    /// runs under the lock, so it is short, keeps nothing of the map and calls nobody.
    ///
    /// @throws ViewNotReady when none serves
    public <K, V, T> ViewAnswer<T> read(Projection<?, K, ?, V> projection, Function<Map<K, V>, T> query) {
        return fillings.locked(() -> {
            fillings.requireKnown(projection.name());
            var serving =
                    fillings.serving(projection.identity()).orElseThrow(() -> new ViewNotReady(projection.identity()));
            var rows = MemoryViews.<K, V>rows(serving);
            return new ViewAnswer<>(
                    query.apply(Collections.unmodifiableMap(rows)), serving.progress.position(), serving.parked.size());
        });
    }

    @Override
    public <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation) {
        fillings.requireKnown(projection.name());
        return new MemoryView<>(fillings, generation);
    }

    @Override
    public <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection) {
        fillings.requireKnown(projection.name());
        return new MemoryBulkLoad<>(fillings);
    }

    @Override
    public Snapshot snapshot(Collection<Long> generations) {
        return fillings.locked(() ->
                new MemorySnapshot(generations.stream().map(fillings::require).toList()));
    }

    static <K, V> Map<K, V> rows(MemoryGeneration filling) {
        return cast(filling.rows);
    }

    /// The one unchecked cast of this store: what is put into a generation's rows and what is asked of
    /// them is of the types of one projection, since both come through a view of that projection.
    @SuppressWarnings("unchecked")
    static <K, V> Map<K, V> cast(Map<Object, Object> rows) {
        return (Map<K, V>) rows;
    }
}
