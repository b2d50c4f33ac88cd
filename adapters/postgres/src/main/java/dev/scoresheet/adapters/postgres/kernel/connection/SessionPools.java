package dev.scoresheet.adapters.postgres.kernel.connection;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Source of sessions for a pool. Each connects to the current address of the database.
record SessionPools(DatabaseAddress address, SessionSettings session) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return session.open(address);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the user is part of the address");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("the driver logs");
    }

    /// Does nothing: the driver uses the session's own timeout.
    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return SessionSettings.CONNECT_SECONDS;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver logs");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("this data source wraps no other");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
