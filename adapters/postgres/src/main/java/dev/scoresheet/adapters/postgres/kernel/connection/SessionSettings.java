package dev.scoresheet.adapters.postgres.kernel.connection;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// Role and timeouts of a session. The connection sets them itself, because `set role` does not apply the settings that
/// a role has configured.
///
/// @param idleInTransaction the timeout in milliseconds; short where others wait for a lock of the transaction: the
///     head row, a lease
/// @param settings further settings in the form of `set`
public record SessionSettings(
        DatabaseRole role,
        String application,
        int statement,
        int lock,
        int idleInTransaction,
        int transaction,
        List<String> settings) {

    private static final List<String> ONE_MOMENT =
            List.of("default_transaction_isolation = 'repeatable read'", "default_transaction_read_only = on");

    public static final int CONNECT_SECONDS = 3;

    /// Exceeds the statement timeout, so that it fires only when the server does not answer at all.
    private int socketSeconds() {
        return Math.max(10, statement / 1000 + 10);
    }

    public static SessionSettings appending(String application) {
        return new SessionSettings(
                DatabaseRole.APPLICATION, application + " append", 5_000, 2_000, 1_000, 8_000, List.of());
    }

    public static SessionSettings reading(String application, String purpose) {
        return reading(
                application, purpose, PostgresOptions.DEFAULT.statements().reading());
    }

    static SessionSettings reading(String application, String purpose, Duration statement) {
        return new SessionSettings(
                DatabaseRole.APPLICATION,
                application + " " + purpose,
                (int) statement.toMillis(),
                2_000,
                5_000,
                30_000,
                List.of());
    }

    /// Creates the settings of a restore: one transaction as long as the log, with short statements.
    public static SessionSettings restoring(String application) {
        return new SessionSettings(
                DatabaseRole.OWNER,
                application + " restore",
                8_000,
                2_000,
                60_000,
                (int) Duration.ofDays(1).toMillis(),
                List.of());
    }

    /// Creates the settings for the rows and checkpoints of views. A node that freezes during a step holds the lease
    /// that others wait for. So its transaction times out well before the shortest lease ends. Plans are
    /// made once and use the index, even if the planner believes that the table is empty.
    public static SessionSettings stepping(String application) {
        return new SessionSettings(
                DatabaseRole.PROJECTIONS,
                application + " views",
                5_000,
                2_000,
                1_000,
                8_000,
                List.of("enable_seqscan = off", "plan_cache_mode = force_generic_plan", "jit = off"));
    }

    /// Creates the settings for the partitions of processes. The role is that of the application, because a
    /// rebuild of a view must reach no process. The limits are those of views. But a step has several
    /// statements, so a slow node may be silent for longer between two of them.
    public static SessionSettings processes(String application) {
        var views = stepping(application);
        return new SessionSettings(
                DatabaseRole.APPLICATION,
                application + " processes",
                views.statement,
                views.lock,
                2 * views.idleInTransaction,
                views.transaction,
                views.settings);
    }

    /// Creates the settings for answers from views, one snapshot each.
    public static SessionSettings querying(String application, Duration statement) {
        return new SessionSettings(
                DatabaseRole.APPLICATION,
                application + " queries",
                (int) statement.toMillis(),
                2_000,
                5_000,
                30_000,
                ONE_MOMENT);
    }

    /// Creates the settings for long work: loading, indexing, reading the whole log. A transaction may take as long as
    /// two statements.
    public static SessionSettings bulk(String application, Duration statement) {
        return new SessionSettings(
                DatabaseRole.PROJECTIONS,
                application + " bulk",
                (int) statement.toMillis(),
                10_000,
                minutes(5),
                (int) statement.multipliedBy(2).toMillis(),
                List.of("jit = off"));
    }

    /// Creates the settings for an export. Its transaction is short, but its cursors are read for as long as the export
    /// takes.
    public static SessionSettings exporting(String application) {
        return new SessionSettings(
                DatabaseRole.APPLICATION,
                application + " export",
                minutes(10),
                2_000,
                minutes(1),
                minutes(20),
                Stream.concat(ONE_MOMENT.stream(), Stream.of("idle_session_timeout = 0"))
                        .toList());
    }

    /// Creates the settings for a comparison of rows in one snapshot, which must end.
    public static SessionSettings snapshot(String application) {
        return new SessionSettings(
                DatabaseRole.PROJECTIONS,
                application + " snapshot",
                minutes(10),
                2_000,
                minutes(10),
                minutes(10),
                ONE_MOMENT);
    }

    private static int minutes(int minutes) {
        return minutes * 60_000;
    }

    public Connection open(DatabaseAddress address) throws SQLException {
        var connection = DriverManager.getConnection(address.jdbcUrl(), properties(address));
        try (var statement = connection.createStatement()) {
            statement.execute(introduction(address.roles()));
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    Properties properties(DatabaseAddress address) {
        var properties = new Properties();
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
        }
        var password = address.password();
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(socketSeconds()));
        properties.setProperty("cancelSignalTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    String introduction(RoleNames names) {
        return """
                set role "%s";
                set statement_timeout = %d;
                set lock_timeout = %d;
                set idle_in_transaction_session_timeout = %d;
                set transaction_timeout = %d;
                set default_transaction_isolation = 'read committed';
                %s
                select set_config('synchronous_commit', 'on', false)
                where current_setting('synchronous_commit') <> 'remote_apply';
                select set_config(name, value, false)
                from (values
                    ('tcp_keepalives_idle', '10'),
                    ('tcp_keepalives_interval', '5'),
                    ('tcp_keepalives_count', '3'),
                    ('tcp_user_timeout', '15000'),
                    ('client_connection_check_interval', '5000')) as wanted (name, value)
                where version() like '%%linux%%'
                """.formatted(
                        names.of(role),
                        statement,
                        lock,
                        idleInTransaction,
                        transaction,
                        settings.stream().map(setting -> "set " + setting + ";").collect(joining("\n")));
    }
}
