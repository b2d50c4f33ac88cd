package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Projection with the filter of the events that it follows.
public record FollowedProjection<E, K, X, V>(Projection<E, K, X, V> projection, Filter filter) {

    /// Returns all projections of a system, in the order of its topology.
    public static <E> List<FollowedProjection<E, ?, ?, ?>> all(Topology<E> topology, EventCodec<E> codec) {
        var all = new ArrayList<FollowedProjection<E, ?, ?, ?>>();
        for (var context : topology.applications()) {
            context.projections().forEach(projection -> all.add(in(context, projection, codec)));
        }
        topology.tracing().ifPresent(view -> all.add(ofKernel(view, codec)));
        return List.copyOf(all);
    }

    /// Returns a projection of a bounded context. It follows the categories that the context owns or follows, without
    /// the types that it ignores.
    public static <E, K, X, V> FollowedProjection<E, K, X, V> in(
            BoundedContext<E> context, Projection<E, K, X, V> projection, EventCodec<E> codec) {
        var categories = new HashSet<>(context.follows());
        context.owns().stream().map(Aggregate::category).forEach(categories::add);
        return new FollowedProjection<>(projection, new Filter(categories, ignored(projection, codec)));
    }

    /// Returns a projection of the kernel. It follows all categories, without the types that it ignores.
    public static <E, K, X, V> FollowedProjection<E, K, X, V> ofKernel(
            Projection<E, K, X, V> projection, EventCodec<E> codec) {
        return new FollowedProjection<>(projection, new Filter(Set.of(), ignored(projection, codec)));
    }

    private static <E> Set<String> ignored(Projection<E, ?, ?, ?> projection, EventCodec<E> codec) {
        var types = new HashSet<String>();
        projection.ignores().forEach(family -> types.addAll(codec.storedTypes(family)));
        return types;
    }

    public ViewIdentity identity() {
        return projection.identity();
    }

    /// Returns the projection with its failures as values.
    public SafeProjection<E, K, X, V> safe() {
        return new SafeProjection<>(projection);
    }

    public Stepper<E, K, V> stepper() {
        return new ProjectionStepper<>(projection, filter);
    }

    /// Returns a subscription that follows the generation of a lease until another node takes it over, and holds no
    /// checkpoint back.
    ///
    /// @param batch maximum number of positions that one step reads
    public Subscription subscription(EventFeed<E> feed, Views views, Lease lease, int batch) {
        return subscription(feed, views, lease, batch, Optional.empty());
    }

    Subscription subscription(EventFeed<E> feed, Views views, Lease lease, int batch, Optional<Holding> holding) {
        return new ViewSubscription<>(
                projection.name() + "/" + lease.generation(),
                feed,
                filter,
                stepper(),
                views.view(projection, lease.generation()),
                lease.epoch(),
                batch,
                holding);
    }
}
