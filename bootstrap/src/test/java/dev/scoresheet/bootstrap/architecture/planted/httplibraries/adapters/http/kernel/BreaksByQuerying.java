package dev.scoresheet.bootstrap.architecture.planted.httplibraries.adapters.http.kernel;

import java.sql.Connection;

final class BreaksByQuerying {
    final Connection connection;

    BreaksByQuerying(Connection connection) {
        this.connection = connection;
    }
}
