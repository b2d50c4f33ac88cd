package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.nodes.NodeList;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.runtime.ReadModelRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ThisNode;
import dev.scoresheet.bootstrap.kernel.runtime.ViewOperationsRuntime;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.chess.ChessEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nodes of one process on one database that share five views of chess: they start, die and are replaced.
class NodesShareViewsTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TestDatabase database = TestDatabase.migrated("kernel", "chess");
    private final ChessWiring wiring = new ChessWiring();
    private final Topology<ChessEvent> release =
            withFiveViews(wiring.configured(Map.of()).topology());
    private final ArrayDeque<RunningNode> running = new ArrayDeque<>();

    @AfterEach
    void end() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        database.close();
    }

    @Test
    void leases_are_shared_among_the_nodes_that_live() throws Exception {
        start("a", release);
        eventually("a owns all", () -> loads().equals(Map.of("a", 5)));
        start("b", release);
        start("c", release);
        eventually("none owns more than two", () -> spread().equals(List.of(1, 2, 2)));

        start("d", release);
        eventually("the fourth gets one", () -> spread().equals(List.of(1, 1, 1, 2)));

        var dead = running.stream()
                .filter(node -> node.name.equals("a"))
                .findFirst()
                .orElseThrow();
        dead.kill();
        eventually("the others take over", () -> !loads().containsKey("a") && spread().equals(List.of(1, 2, 2)));
        eventually("its report is old", () -> !line("a").live());
        assertEquals(List.of("http", "views"), line("b").roles());
        assertTrue(line("b").live());
    }

    /// The views of the older release are other ones, so no node of it helps.
    @Test
    void a_rolling_upgrade_whose_views_all_changed_becomes_ready() throws Exception {
        var older = List.of(start("a", release), start("b", release), start("c", release));
        eventually("the older release runs", () -> spread().equals(List.of(1, 2, 2)));
        var raised = raised(release);
        var newer = new ArrayDeque<RunningNode>();
        for (var node : older) {
            newer.add(start("new-" + node.name, raised));
            assertFalse(newer.getLast().isReady(), "an older node is alive, so an operator decides");
            node.close();
            running.remove(node);
        }
        eventually("all are ready", () -> newer.stream().allMatch(RunningNode::isReady));
        eventually("none owns more than two", () -> spread().equals(List.of(1, 2, 2)));
    }

    private NodeList.Line line(String node) {
        return list().nodes().stream()
                .filter(line -> line.name().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private NodeList list() {
        var stores = running.getFirst().stores;
        var views = stores.views();
        return new NodeLister(
                        views.nodes(), views.generations(), stores.processes().leases())
                .list();
    }

    /// The number of leases of each node that has one.
    private Map<String, Integer> loads() {
        return list().nodes().stream()
                .filter(node -> !node.leases().isEmpty())
                .collect(Collectors.toMap(
                        NodeList.Line::name, node -> node.leases().size(), (one, _) -> one, TreeMap::new));
    }

    private List<Integer> spread() {
        return loads().values().stream().sorted().toList();
    }

    private static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.sleep(50);
        }
    }

    private RunningNode start(String name, Topology<ChessEvent> topology) {
        var node = new RunningNode(name, topology);
        running.push(node);
        return node;
    }

    /// The same views in their next versions.
    /// Leaves out all views but the five of `insight`, whose number these tests count.
    private static Topology<ChessEvent> withFiveViews(Topology<ChessEvent> topology) {
        return new Topology<>(topology.applications().stream()
                .map(one -> one.name().equals("insight")
                        ? one
                        : new BoundedContext<>(one.name(), one.owns(), one.follows(), List.of(), one.processes()))
                .toList());
    }

    private static Topology<ChessEvent> raised(Topology<ChessEvent> topology) {
        return new Topology<>(topology.applications().stream()
                .map(one -> new BoundedContext<>(
                        one.name(),
                        one.owns(),
                        one.follows(),
                        one.projections().stream()
                                .<Projection<ChessEvent, ?, ?, ?>>map(NodesShareViewsTest::raised)
                                .toList()))
                .toList());
    }

    private static <K, X, V> Projection<ChessEvent, K, X, V> raised(Projection<ChessEvent, K, X, V> before) {
        return new Raised<>(before);
    }

    private record Raised<K, X, V>(Projection<ChessEvent, K, X, V> before) implements Projection<ChessEvent, K, X, V> {

        @Override
        public String name() {
            return before.name();
        }

        @Override
        public int version() {
            return before.version() + 1;
        }

        @Override
        public String parameters() {
            return before.parameters();
        }

        @Override
        public Set<Class<? extends ChessEvent>> ignores() {
            return before.ignores();
        }

        @Override
        public List<Change<K, X>> changes(RecordedEvent<ChessEvent> recorded) {
            return before.changes(recorded);
        }

        @Override
        public V initial(K key) {
            return before.initial(key);
        }

        @Override
        public V evolve(V row, X change) {
            return before.evolve(row, change);
        }

        @Override
        public boolean gone(V row) {
            return before.gone(row);
        }

        @Override
        public String text(K key) {
            return before.text(key);
        }
    }

    /// Node with its own connections, as a server has them.
    private final class RunningNode implements AutoCloseable {

        private final String name;
        private final Topology<ChessEvent> topology;
        private final Postgres postgres;
        private final Stores<ChessEvent> stores;
        private final ViewOperationsRuntime<ChessEvent> operations;
        private final ReadModelRuntime<ChessEvent> readModels;

        RunningNode(String name, Topology<ChessEvent> topology) {
            this.name = name;
            this.topology = topology;
            postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named(name));
            var backend = new Stores.OnPostgres(postgres, postgres.views(wiring.tables()), List::of);
            stores = Stores.on(backend, wiring.codec(), new Metrics(), Commands.DEFAULT, TimeSource.system());
            operations = new ViewOperationsRuntime<>(stores, topology, name + "-ops", LEASE, Rebuilds.DEFAULT);
            readModels = ReadModelRuntime.start(
                    new ThisNode(name, "test", Set.of(NodeRole.HTTP, NodeRole.VIEWS)),
                    stores,
                    operations.operations().rebuilds(),
                    topology,
                    new Consumers(
                            LEASE,
                            Duration.ofMillis(50),
                            true,
                            Set.of(),
                            Duration.ofMinutes(1),
                            Duration.ofDays(7),
                            1_000),
                    new Metrics());
        }

        /// True if its release can answer for every view.
        boolean isReady() {
            return topology.applications().stream()
                    .flatMap(application -> application.projections().stream())
                    .allMatch(view -> stores.views()
                            .generations()
                            .serving(view.identity())
                            .isPresent());
        }

        /// Ends its connections at once, as the end of its process does. It can no longer say a word.
        void kill() {
            postgres.close();
        }

        @Override
        public void close() {
            readModels.close();
            operations.close();
            postgres.close();
        }
    }
}
