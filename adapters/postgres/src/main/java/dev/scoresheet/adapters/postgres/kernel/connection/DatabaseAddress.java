package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;

/// Address of a database, with user and password, and the names of its roles. Its text never shows the password.
///
/// @param url the JDBC URL, requested for each connection, because an embedded server may move to another port
/// @param secret the password, requested for each connection, because an operator may change it
public record DatabaseAddress(Supplier<String> url, String user, Supplier<String> secret, RoleNames roles) {

    public DatabaseAddress {
        if (!url.get().startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("a database URL begins with jdbc:postgresql:");
        }
    }

    /// Creates an address with a fixed URL and a fixed password.
    public DatabaseAddress(String jdbcUrl, String user, String password) {
        this(() -> jdbcUrl, user, password);
    }

    public DatabaseAddress(Supplier<String> url, String user, String password) {
        this(url, user, () -> password);
        Objects.requireNonNull(password);
    }

    /// Creates an address of a database whose roles have the default names.
    public DatabaseAddress(Supplier<String> url, String user, Supplier<String> secret) {
        this(url, user, secret, RoleNames.DEFAULT);
    }

    /// Returns the address of the same database with other names of its roles.
    public DatabaseAddress naming(RoleNames other) {
        return new DatabaseAddress(url, user, secret, other);
    }

    /// Returns the name of a role.
    public String name(DatabaseRole role) {
        return roles.of(role);
    }

    public String jdbcUrl() {
        return url.get();
    }

    /// Returns the current password.
    public String password() {
        return secret.get();
    }

    /// Opens a plain connection outside the pools, with timeouts of `seconds`.
    public Connection connect(int seconds) throws SQLException {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        var password = password();
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", Integer.toString(seconds));
        properties.setProperty("loginTimeout", Integer.toString(seconds));
        properties.setProperty("socketTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(jdbcUrl().replaceAll("(?i)(password=)[^&]*", "$1***"), user);
    }
}
