package dev.scoresheet.application.kernel.operations.views.model;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Read models of one system on one store: its projections, and the ports and threads that operations on them
/// need. As thread-safe as the ports.
///
/// @param <E> union of all events of the system
public record ReadModels<E>(
        Topology<E> topology,
        StoredEventDecoder<E> decoder,
        EventFeed<E> feed,
        LogReader log,
        BulkReader bulk,
        Generations generations,
        Leases leases,
        Views views,
        FoldParallelism parallelism,
        Node node) {

    /// Returns the views of all projections, in the order of the topology.
    public List<OperatedView<E, ?, ?, ?>> all() {
        return FollowedProjection.all(topology, decoder.codec()).stream()
                .<OperatedView<E, ?, ?, ?>>map(followed -> new OperatedView<>(this, followed))
                .toList();
    }

    /// @throws NoSuchView when the system has no such view
    public OperatedView<E, ?, ?, ?> named(String name) {
        var all = all();
        return all.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchView("there is no view '%s'; the views are %s"
                        .formatted(
                                name,
                                all.stream().map(OperatedView::name).sorted().toList())));
    }

    public Optional<Generation> generation(long number) {
        return generations.all().stream()
                .filter(generation -> generation.number() == number)
                .findFirst();
    }

    /// Returns the generation of a view that a command names; without a number, the serving one. For operations
    /// without a projection: a named generation can belong to another release.
    ///
    /// @throws NoSuchView when the system has no such view
    public Generation chosen(String view, OptionalLong number) {
        return chosen(
                named(view).identity(), number, there -> there.identity().view().equals(view));
    }

    Generation chosen(ViewIdentity identity, OptionalLong number, Predicate<Generation> fits) {
        if (number.isEmpty()) {
            return serving(identity);
        }
        return generation(number.getAsLong())
                .filter(fits)
                .orElseThrow(() -> new NotFound("%s has no generation %d; `projections` lists the generations"
                        .formatted(identity, number.getAsLong())));
    }

    Generation serving(ViewIdentity identity) {
        return generations
                .serving(identity)
                .orElseThrow(() -> new OperationRefused("no generation of %s serves yet".formatted(identity)));
    }

    /// Releases holds after use. If the store is unavailable, the holds expire by themselves; the work done
    /// under them stays valid.
    public void releaseHold(Collection<Long> held) {
        try {
            generations.releaseHold(held);
        } catch (StoreUnavailable _) {
            // its consumer continues when the hold has expired
        }
    }
}
