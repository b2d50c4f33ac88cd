package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;

/// Where a database is and who enters it. Its text never shows the password.
///
/// @param url where it is now, as a JDBC URL: an embedded server may move to another port, so this is
///     asked for each connection
/// @param secret the password: an operator may change it, so this is asked for each connection, too
public record DatabaseAddress(Supplier<String> url, String user, Supplier<String> secret) {

    public DatabaseAddress {
        if (!url.get().startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("a database URL begins with jdbc:postgresql:");
        }
    }

    /// A database that stays where it is, with a password that stays.
    public DatabaseAddress(String jdbcUrl, String user, String password) {
        this(() -> jdbcUrl, user, password);
    }

    public DatabaseAddress(Supplier<String> url, String user, String password) {
        this(url, user, () -> password);
        Objects.requireNonNull(password);
    }

    public String jdbcUrl() {
        return url.get();
    }

    /// The password as it is now.
    public String password() {
        return secret.get();
    }

    /// One plain connection, outside every pool, that gives up after `seconds` without an answer.
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
