package dev.scoresheet.adapters.postgres.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.InstanceRow.AppliedEvent;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.application.kernel.process.store.StatesRefused;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Transactions of a process that meet: a status with the step of a new owner, a takeover with the holder of the head,
/// and rows that the database refuses.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProcessIsolationTest {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    private static final Duration LEASE = Duration.ofMinutes(10);

    /// Deeper than the server's stack, which is its limit for the type json (SQLSTATE 54001).
    private static final int TOO_DEEP = 100_000;

    private final ProcessStore store = OPENED.log().postgres().processStore();
    private final PartitionLeases leases = OPENED.log().postgres().partitionLeases();
    private PartitionId partition;

    @BeforeEach
    void start() {
        partition = new PartitionId(UUID.randomUUID().toString(), 0);
        store.start(partition.process(), 1);
    }

    @Test
    void a_node_that_owns_a_partition_is_live() throws Exception {
        var nodes = OPENED.log().postgres().views(List.of()).nodes();
        var name = "node of " + partition;
        nodes.register(
                new NodeRegistration(name, "test", Set.of(NodeRole.PROCESSES), Set.of(), Set.of(), Set.of()),
                Duration.ofMillis(1));
        var lease = leases.acquire(partition, name, 1, LEASE).orElseThrow();
        assertTrue(afterItsReport(nodes, name).live());
        leases.release(lease);
        assertFalse(afterItsReport(nodes, name).live());
    }

    private static RegisteredNode afterItsReport(NodeRegistry nodes, String name) throws InterruptedException {
        while (true) {
            var node = nodes.nodes().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            if (node.sinceHeartbeat().toMillis() > 1) {
                return node;
            }
            Thread.sleep(1);
        }
    }

    @Test
    void a_status_never_has_the_rows_of_a_later_step() throws Exception {
        assertTrue(leases.acquire(partition, "here", 1, LEASE).isPresent());
        var before = store.status(partition, Set.of("hall"));
        try (var sql = Sql.on(OPENED.database())) {
            sql.run("begin");
            sql.run("lock table kernel.process_instance in access exclusive mode");
            var read = CompletableFuture.supplyAsync(() -> store.status(partition, Set.of("hall")));
            awaitWaiting("test processes");
            sql.run("""
                    update kernel.process_partition set position = position + 1, epoch = epoch + 1
                    where process = '%s'
                    """.formatted(partition.process()));
            sql.run("""
                    insert into kernel.process_instance (process, partition, instance, state, last_event, correlation)
                    values ('%s', 0, 'hall', '{}', 'bulb-a@1', 'c')
                    """.formatted(partition.process()));
            sql.run("commit");
            assertEquals(before, read.get());
        }
        var after = store.status(partition, Set.of("hall"));
        assertEquals(before.progress().position() + 1, after.progress().position());
        assertEquals(Set.of("hall"), after.rows().keySet());
    }

    @Test
    void a_takeover_waits_for_the_holder_of_the_head() throws Exception {
        try (var appender = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            appender.run("begin");
            appender.run("select kernel.lock_head()");
            var taken = CompletableFuture.supplyAsync(() -> leases.acquire(partition, "here", 1, LEASE));
            awaitWaiting("test processes");
            assertEquals(0, store.status(partition, Set.of()).progress().epoch());
            appender.run("commit");
            assertEquals(1, taken.get().orElseThrow().epoch());
        }
    }

    @Test
    void a_node_that_gets_no_lease_does_not_wait_for_the_head() throws Exception {
        assertTrue(leases.acquire(partition, "here", 2, LEASE).isPresent());
        try (var appender = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            appender.run("begin");
            appender.run("select kernel.lock_head()");
            assertEquals(Optional.empty(), leases.acquire(partition, "there", 2, LEASE));
            assertEquals(Optional.empty(), leases.acquire(partition, "here", 1, LEASE));
            appender.run("commit");
        }
    }

    @Test
    void a_step_names_the_instances_whose_states_the_database_refuses() {
        assertTrue(leases.acquire(partition, "here", 1, LEASE).isPresent());
        assertTrue(store.commit(step(List.of(row("shed", "1")))));
        var deep = "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP);
        var step = step(List.of(
                row("attic", "{}"), row("hall", deep), row("shed", "2"), row("cellar", "\"\0\""), row("loft", "{")));
        var before = store.status(partition, Set.of());
        var refused = assertThrows(StatesRefused.class, () -> store.commit(step));
        assertEquals(Set.of("hall", "cellar", "loft"), refused.reasons().keySet());
        assertTrue(refused.reasons().get("hall").contains("54001"), refused.reasons()::toString);
        assertEquals(before, store.status(partition, Set.of()));

        assertTrue(store.commit(step(step.put().stream()
                .filter(row -> !refused.reasons().containsKey(row.instance()))
                .toList())));
        var rows = store.status(partition, Set.of("attic", "hall", "shed", "cellar", "loft"))
                .rows();
        assertEquals(Set.of("attic", "shed"), rows.keySet());
        assertEquals("2", rows.get("shed").state());
    }

    @Test
    void a_settled_wish_stays_with_the_name_of_the_operator() throws Exception {
        assertTrue(leases.acquire(partition, "here", 1, LEASE).isPresent());
        var number = store.wish(partition, new Wish.Request.Retry("hall"), "Käthe");
        assertFalse(store.status(partition, Set.of()).wishes().isEmpty());
        var progress = store.status(partition, Set.of()).progress();
        assertTrue(store.commit(new ProcessStep(
                partition,
                progress,
                progress.position(),
                new RowsVersion(1, progress.position()),
                false,
                List.of(),
                Set.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(number))));
        try (var sql = Sql.on(OPENED.database())) {
            assertEquals(List.of("Käthe retry hall t"), sql.ask("""
                            select concat_ws(' ', by_whom, request, instance, settled_at >= at)
                            from kernel.process_wish where number = %d
                            """.formatted(number)));
        }
    }

    private ProcessStep step(List<InstanceRow> put) {
        var progress = store.status(partition, Set.of()).progress();
        return new ProcessStep(
                partition,
                progress,
                progress.position() + 1,
                new RowsVersion(1, progress.position() + 1),
                false,
                put,
                Set.of(),
                List.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static InstanceRow row(String instance, String state) {
        var last = new EventRef(new StreamId("bulb", instance), 1);
        return new InstanceRow(instance, state, Optional.empty(), new AppliedEvent(last, "c", Optional.empty()));
    }

    private static void awaitWaiting(String application) throws Exception {
        try (var sql = Sql.on(OPENED.database())) {
            var waiting = """
                    select pid from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and application_name = '%s'
                    """.formatted(application);
            while (sql.ask(waiting).isEmpty()) {
                Thread.sleep(5);
            }
        }
    }
}
