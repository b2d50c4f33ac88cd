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
import dev.scoresheet.application.kernel.projection.subscription.ProjectionFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// The read models of one system on one store: its projections, and the ports to everything that
/// operations on them need. Thread-safe as the ports are.
///
/// @param <E> the union of all events of the system
public record ReadModels<E>(
        Topology<E> topology,
        StoredEventDecoder<E> decoding,
        EventFeed<E> feed,
        LogReader log,
        BulkReader bulk,
        Generations generations,
        Leases leases,
        Views views) {

    /// All projections, in the order of the topology.
    public List<FollowedProjection<E, ?, ?, ?>> all() {
        var all = new ArrayList<FollowedProjection<E, ?, ?, ?>>();
        for (var application : topology.applications()) {
            for (var projection : application.projections()) {
                all.add(new FollowedProjection<>(
                        projection, ProjectionFilter.of(application, projection, decoding.codec())));
            }
        }
        return all;
    }

    public FollowedProjection<E, ?, ?, ?> named(String name) {
        return all().stream()
                .filter(followed -> followed.projection().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchView("there is no view '%s'; there are %s"
                        .formatted(
                                name,
                                all().stream()
                                        .map(followed -> followed.projection().name())
                                        .sorted()
                                        .toList())));
    }

    /// The newest generation of an identity that is as asked.
    public Optional<Generation> newest(ViewIdentity identity, Predicate<Generation> which) {
        return generations.all().stream()
                .filter(generation -> generation.identity().equals(identity))
                .filter(which)
                .findFirst();
    }

    public Optional<Generation> generation(long number) {
        return generations.all().stream()
                .filter(generation -> generation.number() == number)
                .findFirst();
    }

    /// The generation of this identity that a command speaks of: the one that serves unless another is
    /// named.
    public Generation chosen(ViewIdentity identity, OptionalLong number) {
        return chosen(identity, number, there -> there.identity().equals(identity));
    }

    /// The same for what needs no projection, so that it may be a generation of another release.
    public Generation chosenOfView(ViewIdentity identity, OptionalLong number) {
        return chosen(identity, number, there -> there.identity().view().equals(identity.view()));
    }

    private Generation chosen(ViewIdentity identity, OptionalLong number, Predicate<Generation> fits) {
        if (number.isEmpty()) {
            return serving(identity);
        }
        return generation(number.getAsLong())
                .filter(fits)
                .orElseThrow(() -> new NotFound("%s has no generation %d; `projections` shows what there is"
                        .formatted(identity, number.getAsLong())));
    }

    /// Ends holds after what they were for. One that the store does not hear of lapses by itself, so what
    /// was done meanwhile counts.
    public void letGo(Collection<Long> held) {
        try {
            generations.releaseHold(held);
        } catch (StoreUnavailable _) {
            // its consumer goes on when the hold has lapsed
        }
    }

    /// The generation that serves, of which most commands speak.
    public Generation serving(ViewIdentity identity) {
        return generations
                .serving(identity)
                .orElseThrow(() -> new OperationRefused("no generation of %s serves yet".formatted(identity)));
    }
}
