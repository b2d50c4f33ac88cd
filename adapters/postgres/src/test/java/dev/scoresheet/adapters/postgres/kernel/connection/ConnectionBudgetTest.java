package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.ConnectionBudget.Limit;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions.Connections;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConnectionBudgetTest {

    private static final PostgresOptions OPTIONS = PostgresOptions.DEFAULT.looking(Duration.ofMillis(200), true);

    private static Limit limit(int most, int open) {
        return new Limit("user x", most, open, "alter role x connection limit");
    }

    @Test
    void a_node_with_enough_connections_has_no_warning() {
        assertEquals(
                new ConnectionBudget(OPTIONS.connections(), Optional.empty()),
                ConnectionBudget.of(OPTIONS, List.of(limit(33, 0), limit(100, 67))));
    }

    @Test
    void the_smallest_pools_stay_when_connections_are_few() {
        assertEquals(
                new Connections(1, 1, 1, 1, 1, 1),
                ConnectionBudget.of(OPTIONS, List.of(limit(100, 0), limit(11, 0)))
                        .connections());
        assertEquals(
                new Connections(2, 2, 2, 2, 2, 2),
                ConnectionBudget.of(OPTIONS, List.of(limit(17, 0))).connections());
    }

    @Test
    void a_warning_names_the_tightest_limit_the_required_connections_and_the_remedy() {
        var busy = ConnectionBudget.of(OPTIONS, List.of(limit(100, 80), limit(50, 10)));
        assertEquals(
                Optional.of("this node opens up to 33 connections (appender 1, clock 1, notifications 2, commands 6,"
                        + " feeds 4, operations 2, views 4, queries 6, processes 4, loads 2, monitor 1), but the limit of user x is 100, and 80 are open;"
                        + " raise it: alter role x connection limit 33 for each node"),
                busy.warning());
        assertEquals(OPTIONS.connections(), busy.connections(), "others may go");
        assertTrue(ConnectionBudget.of(OPTIONS, List.of(limit(32, 0)))
                .warning()
                .orElseThrow()
                .contains("the node stays within the limit and answers more slowly under load"));
    }

    @Test
    void a_node_that_cannot_work_is_refused() {
        var refused = assertThrows(DatabaseUnsuitable.class, () -> ConnectionBudget.of(OPTIONS, List.of(limit(10, 0))));
        assertEquals(
                "a node needs at least 11 connections (appender 1, clock 1, notifications 2, commands 1,"
                        + " feeds 1, operations 1, views 1, queries 1, processes 1, loads 1), but the limit of user x is 10;"
                        + " raise it: alter role x connection limit 33",
                refused.getMessage());
    }

    @Test
    void limits_of_the_user_of_the_database_and_of_the_server_are_read() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var sql = Sql.on(database)) {
            var user = database.name();
            sql.run("create role \"" + user + "\" login password 'weak'");
            try {
                sql.run("grant scoresheet_application, scoresheet_projections to \"" + user + "\"");
                var address = new DatabaseAddress(database.jdbcUrl(), user, "weak");

                sql.run("alter role \"" + user + "\" connection limit 12");
                assertTrue(writes(address), "the appender found a connection, and so did a query");
                assertEquals(Optional.of("user " + user + " is 12"), limit(address, OPTIONS));

                sql.run("alter role \"" + user + "\" connection limit 10");
                refuses(address, "the limit of user " + user + " is 10");
                sql.run("alter role \"" + user + "\" connection limit -1");

                sql.run("alter database " + user + " connection limit 10");
                refuses(address, "the limit of database " + user + " is 10");
                assertNotEquals(
                        Optional.of("database " + user + " is 10"),
                        limit(database.address(), OPTIONS),
                        "a superuser is not held to it");

                sql.run("alter database " + user + " connection limit -1");
                var more = OPTIONS.connecting(new Connections(100_000, 1, 1, 1, 1, 1));
                var most = Integer.parseInt(sql.ask("show max_connections").getFirst());
                var kept = Integer.parseInt(
                        sql.ask("show superuser_reserved_connections").getFirst());
                assertEquals(Optional.of("the server is " + (most - kept)), limit(address, more));
                assertEquals(Optional.of("the server is " + most), limit(database.address(), more));
            } finally {
                sql.run("drop owned by \"" + user + "\"");
                sql.run("drop role \"" + user + "\"");
            }
        }
    }

    /// The limit that the warning names.
    private static Optional<String> limit(DatabaseAddress address, PostgresOptions options) throws SQLException {
        try (var connection = address.connect(20)) {
            return ConnectionBudget.of(connection, options)
                    .warning()
                    .map(warning -> warning.replaceFirst(".*the limit of (.*), and \\d+ are open.*", "$1"));
        }
    }

    private static boolean writes(DatabaseAddress address) {
        try (var postgres = Postgres.openNode(address, OPTIONS.named("test"), AppendMeter.NONE)) {
            var bulbs = new Bulbs(postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()));
            assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
            return postgres.logReader().head().position() == 1;
        }
    }

    private static void refuses(DatabaseAddress address, String why) {
        var refused = assertThrows(
                DatabaseUnsuitable.class, () -> Postgres.openNode(address, OPTIONS.named("test"), AppendMeter.NONE));
        assertTrue(refused.getMessage().contains(why), refused::getMessage);
    }
}
