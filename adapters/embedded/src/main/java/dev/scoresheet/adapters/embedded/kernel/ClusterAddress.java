package dev.scoresheet.adapters.embedded.kernel;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.IntSupplier;

/// Address of a database of a cluster, with the owner of the cluster as user. Its text never shows the password.
///
/// @param port the current port of the server, requested for each connection
record ClusterAddress(IntSupplier port, String database, String password) {

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port.getAsInt(), database);
    }

    /// Opens a connection with timeouts of `seconds`.
    Connection connect(int seconds) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.NAME);
        properties.setProperty("password", password);
        for (var limit : new String[] {"connectTimeout", "loginTimeout", "socketTimeout"}) {
            properties.setProperty(limit, Integer.toString(seconds));
        }
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(jdbcUrl(), Cluster.NAME);
    }
}
