package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Read models of this release, and the factory of their subscriptions. Thread-safe.
///
/// @param <E> union of all events of the system
public final class Subscriptions<E> {

    private final EventFeed<E> feed;
    private final Views views;
    private final int batch;
    private final Map<ViewIdentity, Followed<E>> followed = new LinkedHashMap<>();

    private record Followed<E>(Projection<E, ?, ?, ?> projection, Filter filter) {}

    /// @param batch maximum number of positions that one step reads
    public Subscriptions(Topology<E> topology, EventCodec<E> codec, EventFeed<E> feed, Views views, int batch) {
        this.feed = feed;
        this.views = views;
        this.batch = batch;
        for (var application : topology.applications()) {
            for (var projection : application.projections()) {
                var filter = ProjectionFilter.of(application, projection, codec);
                followed.put(projection.identity(), new Followed<>(projection, filter));
            }
        }
    }

    /// Returns the identities in the order of the topology.
    public Set<ViewIdentity> identities() {
        return followed.keySet();
    }

    /// Returns a subscription that follows the generation of a lease until another node takes it over.
    public Subscription of(ViewIdentity identity, Lease lease) {
        var ours = followed.get(identity);
        if (ours == null) {
            throw new IllegalArgumentException(identity + " is none of this release's");
        }
        return subscription(ours.projection(), ours.filter(), lease);
    }

    private <K, X, V> Subscription subscription(Projection<E, K, X, V> projection, Filter filter, Lease lease) {
        return new ViewSubscription<>(
                projection.name() + "/" + lease.generation(),
                feed,
                filter,
                new ProjectionStepper<>(projection, filter),
                views.view(projection, lease.generation()),
                lease.epoch(),
                batch);
    }
}
