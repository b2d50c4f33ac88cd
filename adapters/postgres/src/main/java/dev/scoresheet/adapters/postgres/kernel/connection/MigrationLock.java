package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Lock that one session at a time holds to migrate a database. The lock ends with its connection. Flyway locks its
/// history too, but only once the schema exists.
///
/// A waiting node polls. A waiting statement would hit a timeout, and its thread would not see that its process must
/// end.
record MigrationLock(Connection connection) implements AutoCloseable {

    private static final int SECONDS_TO_ANSWER = 60;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private static final long KEY = 0x73636f7265L;

    private static final String TRY = "select pg_try_advisory_lock(%d)".formatted(KEY);

    /// The server shows the details of another user's session only to a user with more rights.
    private static final String HOLDER = """
            select format('session %%s of user %%s (application ''%%s''), which holds the lock since %%s',
                a.pid, a.usename, a.application_name,
                coalesce(to_char(a.state_change at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'a time that this user must not see'))
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                and l.database = (select oid from pg_database where datname = current_database())
                and (l.classid::bigint << 32 | l.objid::bigint) = %d
            """.formatted(KEY);

    /// Waits for the lock.
    ///
    /// @param waiting the receiver of a sentence that names the holder: when the wait begins, when the
    ///     holder changes, and every minute after that
    static MigrationLock await(DatabaseAddress address, Consumer<String> waiting)
            throws SQLException, InterruptedException {
        var connection = address.connect(SECONDS_TO_ANSWER);
        try {
            ServerRequirements.check(connection, address);
            introduce(connection);
            var said = Optional.<String>empty();
            var time = TimeSource.system();
            var reminder = time.deadline(REMINDER);
            while (!is(connection, TRY)) {
                var holder = holder(connection);
                if (!said.equals(Optional.of(holder)) || reminder.isOver()) {
                    waiting.accept("another node migrates this database; this node waits for " + holder);
                    said = Optional.of(holder);
                    reminder = time.deadline(REMINDER);
                }
                time.sleep(POLL);
            }
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException | InterruptedException failure) {
            connection.close();
            throw failure;
        }
    }

    /// Disables the idle timeout: the session is idle while Flyway migrates.
    private static void introduce(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set application_name = '%s migrate'".formatted(Product.NAME));
            statement.execute("set idle_session_timeout = 0");
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(HOLDER)) {
            return row.next() ? row.getString(1) : "a session that this user cannot see";
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // the lock ended with the connection
        }
    }
}
