package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.Stepper;
import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// A projection with what it follows of the log.
record FollowedProjection<E, K, X, V>(Projection<E, K, X, V> projection, Filter filter) {

    ViewIdentity identity() {
        return projection.identity();
    }

    Stepper<E, K, V> stepper() {
        return new ProjectionStepper<>(projection, filter);
    }
}
