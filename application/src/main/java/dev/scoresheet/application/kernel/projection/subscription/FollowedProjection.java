package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.Stepper;

/// Projection with the filter of the events that it follows.
public record FollowedProjection<E, K, X, V>(Projection<E, K, X, V> projection, Filter filter) {

    public ViewIdentity identity() {
        return projection.identity();
    }

    public Stepper<E, K, V> stepper() {
        return new ProjectionStepper<>(projection, filter);
    }
}
