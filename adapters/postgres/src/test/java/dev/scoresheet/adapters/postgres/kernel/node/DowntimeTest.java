package dev.scoresheet.adapters.postgres.kernel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A system that was down for a minute, and whose nodes come back at once.
final class DowntimeTest {

    private static final int NODES = 4;

    @Test
    void a_minute_without_a_node_is_one_row_whichever_node_comes_back_first() throws Exception {
        try (var database = TestDatabase.migrated("kernel");
                var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("downtime"));
                var sql = Sql.on(database)) {
            var registry = postgres.views(List.of()).nodes();
            register(registry, "before");
            sql.run("update kernel.last_heartbeat set at = clock_timestamp() - interval '60 seconds'");
            var returning = IntStream.range(0, NODES)
                    .<Callable<String>>mapToObj(node -> () -> register(registry, "node-" + node))
                    .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(returning)) {
                    done.get();
                }
            }
            assertEquals(List.of("1"), sql.ask("select count(*) from kernel.downtime"));
            var down = registry.downtimeSince(Instant.EPOCH);
            assertTrue(down.compareTo(Duration.ofSeconds(60)) >= 0, down::toString);
            assertTrue(down.compareTo(Duration.ofSeconds(90)) < 0, down::toString);
            register(registry, "node-0");
            assertEquals(down, registry.downtimeSince(Instant.EPOCH), "the next heartbeat adds nothing");
        }
    }

    private static String register(NodeRegistry registry, String name) {
        registry.register(
                new NodeRegistration(name, "test", Set.of(NodeRole.HTTP), Set.of(), Set.of(), Set.of()),
                Duration.ofMinutes(1));
        return name;
    }
}
