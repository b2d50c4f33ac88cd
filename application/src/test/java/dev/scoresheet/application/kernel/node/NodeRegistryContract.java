package dev.scoresheet.application.kernel.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [NodeRegistry]. A store's module extends it, gives its store, and adds nothing.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class NodeRegistryContract {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration GAP = NodeRegistry.DOWNTIME.plusMillis(300);

    private ViewsUnderTest store;
    private NodeRegistry nodes;
    private NodeRegistry elsewhere;

    /// The store of one case, in which no node was ever registered; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        nodes = store.nodes();
        elsewhere = store.anotherNode().nodes();
    }

    @Test
    void every_node_sees_what_a_node_says_of_itself() {
        var server = new NodeRegistration(
                "server",
                "1.2.3",
                Set.of(NodeRole.HTTP, NodeRole.VIEWS, NodeRole.PROCESSES),
                Set.of(
                        Followable.view(new ViewIdentity("games", 3, "two words")),
                        Followable.view(new ViewIdentity("games", 2, "")),
                        Followable.process("clock", 7)),
                Set.of("games/4"),
                Set.of(new EventType("game.started", 2), new EventType("game.ended", 1)));
        var command = node("import", NodeRole.VERB);
        nodes.register(server, LONG);
        elsewhere.register(command, LONG);

        for (var seen : List.of(nodes.nodes(), elsewhere.nodes())) {
            assertEquals(
                    List.of(command, server),
                    seen.stream().map(RegisteredNode::registration).toList());
            assertTrue(seen.stream().allMatch(RegisteredNode::live));
        }
    }

    @Test
    void a_report_replaces_the_one_before() {
        nodes.register(node("one", NodeRole.HTTP, NodeRole.VIEWS).stoppedFor(Set.of("games/1")), LONG);
        var later = node("one", NodeRole.VIEWS);
        nodes.register(later, LONG);
        assertEquals(
                List.of(later),
                nodes.nodes().stream().map(RegisteredNode::registration).toList());
    }

    @Test
    void a_node_without_a_heartbeat_is_no_longer_live_and_stays_known() throws Exception {
        nodes.register(node("one", NodeRole.VIEWS), SHORT);
        nodes.register(node("two", NodeRole.VIEWS), LONG);
        store.passTime(SHORT.plusMillis(50));

        assertEquals(
                List.of(false, true),
                nodes.nodes().stream().map(RegisteredNode::live).toList());
        var age = nodes.nodes().getFirst().sinceHeartbeat();
        assertTrue(age.compareTo(SHORT) >= 0 && age.compareTo(LONG) < 0, age::toString);
        nodes.register(node("one", NodeRole.VIEWS), LONG);
        assertTrue(nodes.nodes().getFirst().live());
        assertTrue(nodes.nodes().getFirst().sinceHeartbeat().compareTo(age) < 0);
    }

    @Test
    void a_node_that_holds_a_lease_is_live() throws Exception {
        var generation =
                store.generations().atStart(LIVES.identity()).orElseThrow().number();
        nodes.register(node("one", NodeRole.VIEWS), SHORT);
        var lease = store.leases().acquire(generation, "one", LONG).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        assertTrue(nodes.nodes().getFirst().live());

        store.leases().release(lease);
        assertFalse(nodes.nodes().getFirst().live());
    }

    @Test
    void a_node_that_leaves_is_gone() {
        nodes.register(node("one", NodeRole.VIEWS), LONG);
        nodes.register(node("two", NodeRole.VIEWS), LONG);
        elsewhere.leave("one");
        elsewhere.leave("nobody");
        assertEquals(
                List.of("two"), nodes.nodes().stream().map(RegisteredNode::name).toList());
    }

    @Test
    void a_pause_of_one_node_is_no_downtime_while_another_is_live() throws Exception {
        nodes.register(node("one", NodeRole.HTTP), LONG);
        store.passTime(GAP.dividedBy(2));
        elsewhere.register(node("two", NodeRole.HTTP), LONG);
        store.passTime(GAP.dividedBy(2));
        nodes.register(node("one", NodeRole.HTTP), LONG);
        assertEquals(Duration.ZERO, nodes.downtimeSince(Instant.EPOCH));
    }

    /// Only HTTP nodes count: without one no client can send a command.
    @Test
    void a_time_without_an_http_node_is_downtime_once() throws Exception {
        assertEquals(Duration.ZERO, nodes.downtimeSince(Instant.EPOCH), "before the first node nothing was down");
        assertEquals(HttpStanding.NEW, nodes.http());
        nodes.register(node("one", NodeRole.HTTP), LONG);
        store.passTime(GAP.dividedBy(2));
        var middle = store.now();
        store.passTime(GAP.dividedBy(2));
        nodes.register(node("views", NodeRole.VIEWS, NodeRole.PROCESSES), LONG);
        nodes.register(node("import", NodeRole.VERB), LONG);
        assertEquals(Duration.ZERO, nodes.downtimeSince(Instant.EPOCH));
        assertTrue(nodes.http().silence().compareTo(GAP) >= 0, () -> nodes.http() + " counts no other node");

        var returning = Stream.of("two", "three", "four", "five")
                .<Callable<String>>map(name -> () -> {
                    (name.length() == 4 ? nodes : elsewhere).register(node(name, NodeRole.HTTP), LONG);
                    return name;
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(returning)) {
                done.get();
            }
        }
        var down = nodes.downtimeSince(Instant.EPOCH);
        assertTrue(down.compareTo(GAP) >= 0 && down.compareTo(GAP.multipliedBy(2)) < 0, down::toString);
        assertEquals(down, elsewhere.downtimeSince(Instant.EPOCH));
        var later = nodes.downtimeSince(middle);
        assertTrue(later.compareTo(down) < 0 && later.compareTo(GAP.dividedBy(3)) > 0, later + " of " + down);
        assertEquals(Duration.ZERO, nodes.downtimeSince(Instant.parse("2999-01-01T00:00:00Z")));
        var end = nodes.http().lastDowntime();
        assertTrue(end.isAfter(middle) && !end.isAfter(store.now().plusMillis(1)), end::toString);
        assertEquals(Duration.ZERO, nodes.downtimeSince(end), "it ended then");

        store.passTime(SHORT);
        nodes.register(node("two", NodeRole.HTTP), LONG);
        assertEquals(down, nodes.downtimeSince(Instant.EPOCH), "a short pause is none");
    }

    private static NodeRegistration node(String name, NodeRole... roles) {
        return new NodeRegistration(name, "test", Set.of(roles), Set.of(), Set.of(), Set.of());
    }
}
