package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.HashSet;

/// Filter of the events that a projection follows: the categories that its application owns or follows, without the
/// types that the projection ignores.
public final class ProjectionFilter {

    private ProjectionFilter() {}

    public static <E> Filter of(BoundedContext<E> application, Projection<E, ?, ?, ?> projection, EventCodec<E> codec) {
        var categories = new HashSet<>(application.follows());
        application.owns().stream().map(Aggregate::category).forEach(categories::add);
        var except = new HashSet<String>();
        for (var ignored : projection.ignores()) {
            except.addAll(codec.storedTypes(ignored));
        }
        return new Filter(categories, except);
    }
}
