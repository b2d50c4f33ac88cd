package dev.scoresheet.bootstrap.architecture.planted.runnerlibraries.adapters.runner.kernel;

import io.vertx.core.Vertx;

final class BreaksByServing {
    final Vertx vertx;

    BreaksByServing(Vertx vertx) {
        this.vertx = vertx;
    }
}
