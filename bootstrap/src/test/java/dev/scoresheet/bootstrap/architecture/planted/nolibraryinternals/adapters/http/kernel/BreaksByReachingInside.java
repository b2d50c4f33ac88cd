package dev.scoresheet.bootstrap.architecture.planted.nolibraryinternals.adapters.http.kernel;

import io.vertx.core.net.impl.ConnectionBase;

final class BreaksByReachingInside {
    final ConnectionBase connection;

    BreaksByReachingInside(ConnectionBase connection) {
        this.connection = connection;
    }
}
