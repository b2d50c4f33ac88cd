package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Requirements for a server of the log. The node reads each setting from the server.
public final class ServerRequirements {

    /// The first with transaction_timeout. Without it a client can hold the head row for ever.
    private static final int OLDEST = 170000;

    private ServerRequirements() {}

    /// Checks version, encoding, durability and poolers.
    ///
    /// @param address of the connection
    public static void check(Connection connection, DatabaseAddress address) throws SQLException {
        var version = setting(connection, "server_version_num");
        if (Integer.parseInt(version) < OLDEST) {
            throw new DatabaseUnsuitable(
                    "the log needs PostgreSQL 17 or newer (for transaction_timeout); this server is "
                            + setting(connection, "server_version"));
        }
        var encoding = setting(connection, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new DatabaseUnsuitable("the log needs a database with encoding UTF8; this database has " + encoding
                    + "; create it with encoding 'UTF8'");
        }
        for (var durable : List.of("fsync", "full_page_writes")) {
            if (!setting(connection, durable).equals("on")) {
                throw new DatabaseUnsuitable("the server runs with " + durable
                        + " off and can lose acknowledged writes; set it to on in postgresql.conf");
            }
        }
        TransactionPooling.refuse(connection, address);
    }

    /// Checks the settings of the append connection after its introduction.
    public static void checkSession(Connection connection) throws SQLException {
        var commit = setting(connection, "synchronous_commit");
        if (!commit.equals("on") && !commit.equals("remote_apply")) {
            throw new DatabaseUnsuitable("the server keeps synchronous_commit = '" + commit
                    + "' for the appender's connection; remove the pooler or setting that overrides it");
        }
        for (var timeout : List.of(
                "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "transaction_timeout")) {
            if (setting(connection, timeout).equals("0")) {
                throw new DatabaseUnsuitable("the server keeps " + timeout
                        + " off for the appender's connection; remove the pooler or setting that overrides it");
            }
        }
    }

    /// Checks that the user can take a node's roles. Only a superuser can without a grant.
    ///
    /// @throws SQLException when the user must not take one of the roles, with its name
    public static void checkRoles(Connection connection, RoleNames names) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var role : List.of(DatabaseRole.APPLICATION, DatabaseRole.PROJECTIONS)) {
                statement.execute("set role \"%s\"".formatted(names.of(role)));
            }
            statement.execute("reset role");
        }
    }

    /// Checks that the migrations of this database gave privileges to roles of these names.
    public static void checkPrivileges(Connection connection, RoleNames names) throws SQLException {
        try (var statement = connection.prepareStatement("select has_schema_privilege(?, 'kernel', 'usage')")) {
            for (var role : List.of(DatabaseRole.APPLICATION, DatabaseRole.PROJECTIONS)) {
                statement.setString(1, names.of(role));
                try (var answer = statement.executeQuery()) {
                    if (answer.next() && !answer.getBoolean(1)) {
                        throw new DatabaseUnsuitable(("role %s has no privileges in this database, so its roles have"
                                        + " other names; check owner-role, application-role and projections-role")
                                .formatted(names.of(role)));
                    }
                }
            }
        }
    }

    static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
