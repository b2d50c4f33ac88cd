package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.node.NodeRegistry;
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

    private final MemoryViewState state;

    /// @param head head of the log that the views follow
    /// @param clock clock for the ends of leases, holds and loads
    public MemoryViews(
            Collection<? extends Projection<?, ?, ?, ?>> projections, LongSupplier head, InstantSource clock) {
        this(new MemoryViewState(projections, head, clock));
    }

    MemoryViews(MemoryViewState state) {
        this.state = state;
    }

    public Generations generations() {
        return new MemoryGenerations(state);
    }

    public Leases leases() {
        return new MemoryLeases(state);
    }

    public NodeRegistry nodes() {
        return state.registry;
    }

    public Visibility visibility() {
        return new MemoryVisibility(state);
    }

    /// Reads for query adapters: the rows that serve the projection's identity, at one moment. The query runs under the
    /// lock. So it must be short, keep no part of the map, and call no other object.
    ///
    /// @throws ViewNotReady if no generation serves the identity
    public <K, V, T> ViewAnswer<T> read(Projection<?, K, ?, V> projection, Function<Map<K, V>, T> query) {
        return state.locked(() -> {
            state.requireKnown(projection.name());
            var serving =
                    state.serving(projection.identity()).orElseThrow(() -> new ViewNotReady(projection.identity()));
            var rows = MemoryViews.<K, V>rows(serving);
            return new ViewAnswer<>(
                    query.apply(Collections.unmodifiableMap(rows)), serving.progress.position(), serving.parked.size());
        });
    }

    @Override
    public <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation) {
        state.requireKnown(projection.name());
        return new MemoryView<>(state, generation);
    }

    @Override
    public <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection) {
        state.requireKnown(projection.name());
        return new MemoryBulkLoad<>(state);
    }

    @Override
    public Snapshot snapshot(Collection<Long> generations) {
        return state.locked(() ->
                new MemorySnapshot(generations.stream().map(state::require).toList()));
    }

    static <K, V> Map<K, V> rows(MemoryGeneration generation) {
        return cast(generation.rows);
    }

    /// Casts rows to the types of one projection. This is the only unchecked cast of this store. It is safe because all
    /// reads and writes of a generation's rows pass through a view of one projection.
    @SuppressWarnings("unchecked")
    static <K, V> Map<K, V> cast(Map<Object, Object> rows) {
        return (Map<K, V>) rows;
    }
}
