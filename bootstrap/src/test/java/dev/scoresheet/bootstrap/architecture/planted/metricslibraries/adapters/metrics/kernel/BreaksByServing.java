package dev.scoresheet.bootstrap.architecture.planted.metricslibraries.adapters.metrics.kernel;

import io.vertx.core.Vertx;

final class BreaksByServing {
    final Vertx vertx;

    BreaksByServing(Vertx vertx) {
        this.vertx = vertx;
    }
}
