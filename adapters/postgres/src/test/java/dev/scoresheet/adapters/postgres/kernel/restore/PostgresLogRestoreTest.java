package dev.scoresheet.adapters.postgres.kernel.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseUnsuitable;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.transfer.CopyOfLog;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore.Outcome;
import dev.scoresheet.application.kernel.operations.transfer.LogRestoreContract;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresLogRestoreTest extends LogRestoreContract {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @Override
    protected LogUnderTest empty() {
        return log(database());
    }

    @Override
    protected LogRestore restore(LogUnderTest log) {
        return ((PostgresLog) log).postgres().logRestore();
    }

    @Override
    protected ExportSnapshots snapshots(LogUnderTest log) {
        return ((PostgresLog) log).postgres().exportSnapshots();
    }

    @AfterEach
    void end() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Test
    void text_with_special_characters_of_arrays_is_copied_unchanged() {
        var original = log(database());
        new Bulbs(original.store())
                .append(
                        0,
                        new Fitted(60),
                        new Blew("tab\tline\nreturn\rback\\slash \\N \\. ü € {null} \",\""),
                        new Blew("\\x41"));
        var copy = log(database());
        assertEquals(Outcome.RESTORED, copy.postgres().logRestore().restore(new CopyOfLog(original.reader())));
        assertEquals(original.reader().events(0, 10), copy.reader().events(0, 10));
    }

    @Test
    void the_time_since_the_last_event_is_a_downtime() {
        var original = log(database());
        new Bulbs(original.store()).append(0, new Fitted(60));
        var last = original.reader().events(0, 10).getLast().recordedAt();
        var copy = log(database());
        copy.postgres().logRestore().restore(new CopyOfLog(original.reader()));
        var nodes = copy.postgres().views(List.of()).nodes();
        var down = nodes.downtimeSince(last);
        assertTrue(down.isPositive(), "no client could send a command");
        nodes.register(
                new NodeRegistration("n1", "1", Set.of(NodeRole.HTTP), Set.of(), Set.of(), Set.of()),
                Duration.ofMinutes(1));
        assertEquals(down, nodes.downtimeSince(last), "the same time does not count twice");
    }

    @Test
    void the_refusal_names_the_position_of_an_event_that_the_database_refuses() {
        var original = log(database());
        new Bulbs(original.store()).append(0, new Fitted(60), new Fitted(40));
        var events = original.reader().events(0, 10);
        var copy = log(database());
        var noJson = assertThrows(
                LogRestore.Unstorable.class,
                () -> copy.postgres().logRestore().restore(piece(events.get(0), with(events.get(1), "{secret"))));
        assertEquals(
                "the database refuses one of the events from position 1 to 2 (SQLSTATE 22P02)", noJson.getMessage());
        assertEquals(0, copy.reader().head().position());
        assertEquals(List.of(), copy.reader().events(0, 10));
    }

    @Test
    void a_backend_that_dies_leaves_an_empty_log() throws SQLException {
        var database = database();
        var copy = log(database);
        var original = log(database());
        new Bulbs(original.store()).append(0, new Fitted(60), new Fitted(40));
        try (var superuser = Sql.on(database)) {
            assertThrows(
                    StoreUnavailable.class,
                    () -> copy.postgres().logRestore().restore(soFar -> {
                        if (!soFar.of(Set.of("any")).isEmpty()) {
                            throw new AssertionError("an empty log has no versions");
                        }
                        kill(superuser);
                        return new CopyOfLog(original.reader()).next(soFar);
                    }));
        }
        assertEquals(0, copy.reader().head().position());
        assertEquals(List.of(), copy.reader().events(0, 10));
    }

    /// Checks that only a user with the owner's role can write the log without the append function.
    @Test
    void a_user_with_only_the_application_role_is_refused_with_the_required_user() throws SQLException {
        var database = database();
        var copy = log(database);
        var user = "test_server_" + database.name();
        try (var superuser = Sql.on(database)) {
            superuser.run("create role %s login password 'p'".formatted(user));
            superuser.run("grant %s to %s with set true, inherit false"
                    .formatted(RoleNames.DEFAULT.of(DatabaseRole.APPLICATION), user));
            var address = new DatabaseAddress(database.jdbcUrl(), user, "p");
            try (var node = Postgres.open(address, PostgresOptions.DEFAULT.named("test"))) {
                var refused = assertThrows(
                        DatabaseUnsuitable.class, () -> node.logRestore().restore(new CopyOfLog(copy.reader())));
                assertTrue(String.valueOf(refused.getMessage()).contains("`migrate`"), refused.getMessage());
            }
            superuser.run("drop role " + user);
        }
    }

    private static void kill(Sql superuser) {
        try {
            superuser.ask(
                    "select pg_terminate_backend(pid)::text from pg_stat_activity where application_name = 'test restore'"
                            + " and datname = current_database()");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static LogRestore.Content piece(StoredEvent... events) {
        return _ -> Optional.of(new LogRestore.Piece(List.of(events), List.of(), List.of()));
    }

    private static StoredEvent with(StoredEvent event, String data) {
        return new StoredEvent(
                event.position(),
                event.category(),
                event.stream(),
                event.version(),
                event.type(),
                event.schemaVersion(),
                event.recordedAt(),
                event.metadata(),
                data,
                event.digest());
    }

    private TestDatabase database() {
        var database = TestDatabase.migrated("kernel");
        opened.push(database);
        return database;
    }

    private PostgresLog log(TestDatabase database) {
        var log = PostgresLog.on(database);
        opened.push(log);
        return log;
    }
}
