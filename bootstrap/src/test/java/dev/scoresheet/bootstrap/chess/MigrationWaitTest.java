package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that starts while another node migrates the database.
class MigrationWaitTest {

    @TempDir(factory = InMemory.class)
    Path home;

    @Test
    @Timeout(120)
    void it_says_whom_it_waits_for_and_a_signal_ends_the_wait_at_once() throws Exception {
        try (var database = TestDatabase.fresh();
                var turn = new Migrations(database.address(), List.of("kernel")).await(_ -> {});
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password())) {
            var server = sandbox.start("server", "serve", "--port", "0", "--operations-port", "0");
            while (!sandbox.err("server").contains("another node migrates this database; this node waits")) {
                assertTrue(server.isAlive(), sandbox.err("server"));
                Thread.sleep(100);
            }
            server.destroy();
            assertTrue(server.waitFor(30, TimeUnit.SECONDS), "a signal does not wait for another node");
            assertEquals(143, server.exitValue());
            turn.migrate();
        }
    }
}
