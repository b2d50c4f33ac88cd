package dev.scoresheet.adapters.postgres.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.JooqCode;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations.State;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MigrationsTest {

    private static final List<String> SUBJECTS = List.of("kernel");

    @Test
    void an_empty_database_has_no_schema_and_a_migrated_one_is_current() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var migrations = new Migrations(database.address(), SUBJECTS);
            assertEquals(State.ABSENT, migrations.state());
            assertEquals("", migrations.version("kernel"));
            migrations.migrate();
            migrations.migrate();
            assertEquals(State.CURRENT, migrations.state());
            assertEquals(last(), migrations.version("kernel"));
        }
    }

    /// The number of the last migration among the resources.
    private static String last() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/kernel"))) {
            var numbers = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .mapToInt(Integer::parseInt);
            return Integer.toString(numbers.max().orElseThrow());
        }
    }

    @Test
    void nodes_that_start_at_the_same_time_wait_for_each_other() throws Exception {
        try (var database = TestDatabase.fresh();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = new ArrayList<Future<?>>();
            for (int node = 0; node < 4; node++) {
                nodes.add(threads.submit(() -> new Migrations(database.address(), SUBJECTS).migrate()));
            }
            for (var node : nodes) {
                node.get();
            }
            assertEquals(State.CURRENT, new Migrations(database.address(), SUBJECTS).state());
        }
    }

    @Test
    void a_node_that_waits_for_another_names_its_session() throws Exception {
        try (var database = TestDatabase.fresh()) {
            var migrations = new Migrations(database.address(), SUBJECTS);
            var said = new CompletableFuture<String>();
            CompletableFuture<Void> waiting;
            try (var _ = migrations.await(_ -> {})) {
                waiting = CompletableFuture.runAsync(() -> {
                    try (var turn = migrations.await(said::complete)) {
                        turn.migrate();
                    } catch (InterruptedException impossible) {
                        throw new AssertionError(impossible);
                    }
                });
                var words = said.get(60, TimeUnit.SECONDS);
                assertTrue(
                        words.matches("another node migrates this database; this node waits for session \\d+ of user "
                                + database.user()
                                + " \\(application 'scoresheet migrate'\\), which holds the lock since 20[-0-9T:]+Z"),
                        words);
                assertEquals(State.ABSENT, migrations.state());
            }
            waiting.get(60, TimeUnit.SECONDS);
            assertEquals(State.CURRENT, migrations.state());
        }
    }

    @Test
    void a_database_that_a_newer_release_has_migrated_still_serves() throws Exception {
        try (var database = TestDatabase.fresh();
                var log = PostgresLog.on(database);
                var sql = Sql.on(database)) {
            sql.run("""
                    insert into kernel.flyway_schema_history
                        (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (1000, '1000', 'of tomorrow', 'SQL', 'V1000__of_tomorrow.sql', 'somebody', 1, true)
                    """);
            var migrations = new Migrations(database.address(), SUBJECTS);
            assertEquals(State.AHEAD, migrations.state());
            migrations.migrate();
            assertInstanceOf(Appended.class, new Bulbs(log.store()).append(0, new Fitted(60)));
        }
    }

    @Test
    void a_user_without_rights_gets_the_remedy() throws Exception {
        try (var _ = TestDatabase.migrated("kernel"); // so that the server has the roles
                var database = TestDatabase.fresh();
                var sql = Sql.on(database)) {
            sql.run("create role \"" + database.name() + "\" login password 'weak'");
            try {
                var nobody = new DatabaseAddress(database.jdbcUrl(), database.name(), "weak");
                var refused = assertThrows(DatabaseUnsuitable.class, () -> new Migrations(nobody, SUBJECTS).migrate());
                assertTrue(refused.getMessage().contains("run `migrate` as a user who can"), refused::getMessage);
                var denied = assertThrows(StoreUnavailable.class, () -> Postgres.open(nobody, PostgresOptions.DEFAULT));
                assertEquals(DatabaseFault.DENIED, fault(denied));
            } finally {
                sql.run("drop role \"" + database.name() + "\"");
            }
        }
    }

    @Test
    void a_user_who_can_only_take_roles_sees_the_schema() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var sql = Sql.on(database)) {
            var user = database.name();
            sql.run("create role \"" + user + "\" login password 'weak'");
            try {
                var migrations =
                        new Migrations(new DatabaseAddress(database.jdbcUrl(), user, "weak"), List.of("kernel"));
                assertEquals(DatabaseFault.DENIED, fault(assertThrows(StoreUnavailable.class, migrations::state)));
                sql.run("grant scoresheet_application to \"" + user + "\" with set true, inherit false");
                assertEquals(State.CURRENT, migrations.state());
                assertEquals(last(), migrations.version("kernel"));
                grant(migrations); // finds nothing to do

                sql.run("revoke select on kernel.flyway_schema_history from scoresheet_application");
                assertEquals(DatabaseFault.DENIED, fault(assertThrows(StoreUnavailable.class, migrations::state)));
                var refused = assertThrows(DatabaseUnsuitable.class, () -> grant(migrations));
                assertTrue(refused.getMessage().contains("run `migrate` as the schema owner"), refused::getMessage);
                grant(new Migrations(database.address(), List.of("kernel")));
                assertEquals(State.CURRENT, migrations.state());
            } finally {
                sql.run("drop owned by \"" + user + "\"");
                sql.run("drop role \"" + user + "\"");
            }
        }
    }

    private static void grant(Migrations migrations) throws InterruptedException {
        try (var turn = migrations.await(_ -> {})) {
            turn.grant();
        }
    }

    private static DatabaseFault fault(StoreUnavailable failure) {
        return DatabaseError.in(failure).orElseThrow().fault();
    }

    /// One user is enough: he may create roles, and is no superuser.
    @Test
    void a_user_who_can_create_roles_can_migrate() throws Exception {
        try (var database = TestDatabase.fresh();
                var sql = Sql.on(database)) {
            var user = database.name();
            sql.run("create role \"" + user + "\" login createrole password 'weak'");
            sql.run("grant create on database " + database.name() + " to \"" + user + "\"");
            var made = sql.ask("select rolname from pg_roles where rolname ~ '^" + Product.DEPLOYED_NAME + "_'");
            for (var role : made) { // of another database of this server, by another user: he must grant them
                sql.run("grant \"" + role + "\" to \"" + user + "\" with set true, inherit false");
            }
            var address = new DatabaseAddress(database.jdbcUrl(), user, "weak");
            new Migrations(address, JooqCode.subjects()).migrate();
            try (var log = PostgresLog.on(address)) {
                assertInstanceOf(Appended.class, new Bulbs(log.store()).append(0, new Fitted(60)));
            }
            sql.run("drop owned by \"" + user + "\" cascade");
            sql.run("drop role \"" + user + "\"");
        }
    }

    @Test
    void a_database_in_another_encoding_is_refused() throws Exception {
        try (var database = TestDatabase.fresh();
                var sql = Sql.on(database)) {
            sql.run(
                    "create database " + database.name()
                            + "_ascii encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C' template template0");
            try {
                var ascii = new DatabaseAddress(
                        database.jdbcUrl().replace(database.name(), database.name() + "_ascii"),
                        database.user(),
                        database.password());
                var refused = assertThrows(DatabaseUnsuitable.class, () -> new Migrations(ascii, SUBJECTS).migrate());
                assertTrue(refused.getMessage().contains("UTF8"), refused::getMessage);
            } finally {
                sql.run("drop database " + database.name() + "_ascii with (force)");
            }
        }
    }
}
