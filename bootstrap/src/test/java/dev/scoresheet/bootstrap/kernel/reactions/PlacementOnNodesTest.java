package dev.scoresheet.bootstrap.kernel.reactions;

import static dev.scoresheet.bootstrap.kernel.reactions.Lights.ECHO;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.RELAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.operations.processes.ProcessHealth;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes on a database share the partitions of their processes. Virtual time checks the bounds of the placement; here
/// the nodes come to the same shares on PostgreSQL.
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PlacementOnNodesTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int SECONDS = 10;
    private static final int BULBS = 12;

    /// Partitions of each of the two processes: four in all.
    private static final int PARTITIONS = 2;

    private final List<LightsNode> nodes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated("kernel");
    }

    @AfterEach
    void close() throws Exception {
        nodes.forEach(LightsNode::close);
        database.close();
    }

    private LightsNode start(String name, Lights lights, int partitions) {
        var node = new LightsNode(name, database.address(), LEASE, lights, partitions);
        nodes.add(node);
        return node;
    }

    @Test
    void three_nodes_share_four_partitions_and_a_fourth_node_gets_one() throws Exception {
        var first = start("a", Lights.on(), PARTITIONS);
        awaitLoads(4L);
        start("b", Lights.on(), PARTITIONS);
        var third = start("c", Lights.on(), PARTITIONS);
        awaitLoads(1L, 1L, 2L);
        var began = System.nanoTime();
        start("d", Lights.on(), PARTITIONS);
        awaitLoads(1L, 1L, 1L, 1L);
        System.out.printf(
                "placement: a fourth node had a partition after %d ms%n", (System.nanoTime() - began) / 1_000_000);

        for (int bulb = 0; bulb < BULBS; bulb++) {
            first.fit("b" + bulb, 60);
        }
        nodes.remove(third);
        third.close();
        awaitLoads(1L, 1L, 2L);
        for (int number = 0; number < BULBS; number++) {
            var bulb = "b" + number;
            LightsNode.await(bulb + " blew", () -> first.letters(ECHO, bulb).equals("b"));
            assertEquals("fnononb", first.letters("lamp", bulb));
        }
        assertEquals(List.of(), ReactionCount.deviations(ReactionCount.log(database.address())));
    }

    /// Waits until the nodes own these numbers of partitions, in ascending order.
    private void awaitLoads(Long... loads) throws InterruptedException {
        LightsNode.await("the nodes own " + List.of(loads), () -> loads().equals(List.of(loads)));
    }

    private List<Long> loads() {
        var owners = nodes.getFirst().stores.processes().leases().owners();
        return owners.values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .sorted()
                .toList();
    }

    private static Optional<String> trouble(LightsNode node) {
        return new ProcessHealth(
                        RELAY,
                        node.stores.processes().store().standing(RELAY),
                        node.stores.views().nodes().nodes())
                .trouble();
    }

    @Test
    void an_acting_version_that_no_node_has_is_reported_until_one_starts() throws Exception {
        var newer = start("newer", Lights.on().relaying(3), 1);
        LightsNode.await("it owns", () -> newer.standing(RELAY).owner().isPresent());
        assertEquals(Optional.empty(), trouble(newer));
        newer.stores.processes().leases().rollBack(RELAY, 1, "operator");
        var reported = trouble(newer).orElseThrow();
        assertTrue(reported.contains("live nodes have version 3; start a node of version 1"), reported);

        var older = start("older", Lights.on(), 1);
        LightsNode.await("it owns", () -> older.standing(RELAY).owner().isPresent());
        assertEquals(Optional.empty(), trouble(newer));
    }

    /// A node of a lower version writes the event, because it must not be read before it is damaged.
    @Test
    void a_stop_of_all_nodes_of_the_acting_version_is_reported() throws Exception {
        var lights = Lights.on().relaying(3);
        var acting = start("acting", lights, 1);
        LightsNode.await("it owns", () -> acting.standing(RELAY).owner().isPresent());
        nodes.remove(acting);
        acting.close();
        var lower = start("lower", Lights.on(), 1);
        lower.fit("hall", 60);
        damage("bulb-hall");
        var first = start("a", lights, 1);
        start("b", lights, 1);
        LightsNode.await("both stopped", () -> trouble(first).isPresent());
        var reported = trouble(lower).orElseThrow();
        assertTrue(
                reported.startsWith("relay/0: all live nodes that may act have stopped, those of version 3"), reported);
        assertEquals("", lower.letters("lamp", "hall"));
    }

    private void damage(String stream) throws SQLException {
        try (var connection = database.address().connect(SECONDS);
                var statement = connection.createStatement()) {
            statement.execute("alter table kernel.event disable trigger user"); // it refuses the next line
            statement.execute("update kernel.event set data = '{\"watts\":61}' where stream = '" + stream + "'");
        }
    }
}
