package dev.scoresheet.bootstrap.architecture.planted.embeddedlibraries.adapters.embedded.kernel;

import io.vertx.core.Vertx;

final class BreaksByServing {
    final Vertx vertx;

    BreaksByServing(Vertx vertx) {
        this.vertx = vertx;
    }
}
