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
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Read models in the memory of one process; they end with the process. Thread-safe: one lock.
public final class MemoryViews implements Views {

    private final MemoryViewState fillings;

    /// @param head head of the log that the views follow
    /// @param clock clock for the ends of leases, holds and loads
    public MemoryViews(
            Collection<? extends Projection<?, ?, ?, ?>> projections, LongSupplier head, InstantSource clock) {
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

    /// Reads for query adapters: the rows that serve the projection's identity, at one moment. The query runs under the
    /// lock. So it must be short, keep no part of the map, and call no other object.
    ///
    /// @throws ViewNotReady if no generation serves the identity
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

    /// Casts rows to the types of one projection. This is the only unchecked cast of this store. It is safe because all
    /// reads and writes of a generation's rows pass through a view of one projection.
    @SuppressWarnings("unchecked")
    static <K, V> Map<K, V> cast(Map<Object, Object> rows) {
        return (Map<K, V>) rows;
    }
}
