package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Views;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Read models of this release, and the factory of their subscriptions. Thread-safe.
///
/// @param <E> union of all events of the system
public final class Subscriptions<E> {

    private final EventFeed<E> feed;
    private final Views views;
    private final int batch;
    private final Optional<Holding> holding;
    private final Map<ViewIdentity, FollowedProjection<E, ?, ?, ?>> followed = new LinkedHashMap<>();

    /// Creates subscriptions that hold no checkpoint back.
    ///
    /// @param batch maximum number of positions that one step reads
    public Subscriptions(Topology<E> topology, EventCodec<E> codec, EventFeed<E> feed, Views views, int batch) {
        this(topology, codec, feed, views, batch, Optional.empty());
    }

    /// @param batch maximum number of positions that one step reads
    /// @param holding permission to hold back checkpoints
    public Subscriptions(
            Topology<E> topology,
            EventCodec<E> codec,
            EventFeed<E> feed,
            Views views,
            int batch,
            Optional<Holding> holding) {
        this.feed = feed;
        this.views = views;
        this.batch = batch;
        this.holding = holding;
        FollowedProjection.all(topology, codec).forEach(one -> followed.put(one.identity(), one));
    }

    /// Returns the identities in the order of the topology.
    public Set<ViewIdentity> identities() {
        return followed.keySet();
    }

    /// Returns a subscription that follows the generation of a lease until another node takes it over.
    public Subscription of(ViewIdentity identity, Lease lease) {
        var ours = followed.get(identity);
        if (ours == null) {
            throw new IllegalArgumentException(identity + " is not a view of this release");
        }
        return ours.subscription(feed, views, lease, batch, holding);
    }
}
