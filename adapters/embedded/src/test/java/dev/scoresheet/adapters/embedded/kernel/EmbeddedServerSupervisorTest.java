package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.operations.LoopStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The watch over an embedded database that runs and is of no use.
class EmbeddedServerSupervisorTest {

    @TempDir
    Path folder;

    /// A smart shutdown, as by an operator's `kill`, waits for sessions that never end.
    @Test
    void a_database_without_connections_for_too_long_is_restarted_and_health_reports_it() throws Exception {
        try (var server = EmbeddedServer.start(folder);
                var session = server.address().connect(10);
                var revival = EmbeddedServerSupervisor.watch(server, Duration.ofSeconds(1))) {
            var before = server.process().orElseThrow();
            before.destroy();
            await(() -> revival.loops().getFirst().state() == LoopStatus.State.TRYING_AGAIN);
            var why = revival.loops().getFirst().detail().orElseThrow();
            assertTrue(why.contains("accepts no connection"), why);
            await(() -> revival.loops().getFirst().state() == LoopStatus.State.RUNNING);
            assertNotEquals(before.pid(), server.process().orElseThrow().pid());
            server.address().connect(10).close();
            assertEquals(false, session.isValid(1), "the session ended with the database");
        }
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !holds.getAsBoolean(); Thread.sleep(20)) {
            assertTrue(System.nanoTime() < giveUp, "nothing changed in 60 s");
        }
    }
}
