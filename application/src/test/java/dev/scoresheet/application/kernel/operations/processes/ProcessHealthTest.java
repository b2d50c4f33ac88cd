package dev.scoresheet.application.kernel.operations.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessHealthTest {

    private static final PartitionId FIRST = new PartitionId("relay", 0);
    private static final PartitionId SECOND = new PartitionId("relay", 1);
    private static final String STOPPED = ": all live nodes that may act have stopped, those of version 2;"
            + " stopped-processes of each node has the reason; start a release that goes on there, or use process"
            + " give-up or process roll-back";

    private static RegisteredNode node(String name, int version, PartitionId... stopped) {
        return node(name, version, true, stopped);
    }

    private static RegisteredNode node(String name, int version, boolean live, PartitionId... stopped) {
        return new RegisteredNode(
                new NodeRegistration(
                        name,
                        "1",
                        Set.of(NodeRole.PROCESSES),
                        Set.of(Followable.process("relay", version), Followable.process("other", 7)),
                        Set.copyOf(List.of(stopped).stream()
                                .map(PartitionId::lease)
                                .toList()),
                        Set.of()),
                Duration.ZERO,
                live);
    }

    private static Optional<String> trouble(OptionalInt ceiling, Optional<LiveOwner> second, RegisteredNode... nodes) {
        return new ProcessHealth(
                        "relay",
                        new ProcessStanding(
                                2, ceiling, List.of(partition(FIRST, Optional.empty()), partition(SECOND, second))),
                        List.of(nodes))
                .trouble();
    }

    private static PartitionStanding partition(PartitionId partition, Optional<LiveOwner> owner) {
        return new PartitionStanding(partition, new Progress(9, 1, 0), false, owner, 0, 0);
    }

    private static Optional<String> trouble(RegisteredNode... nodes) {
        return trouble(OptionalInt.empty(), Optional.of(new LiveOwner("a", 2)), nodes);
    }

    @Test
    void a_partition_that_a_live_node_can_take_is_no_trouble() {
        assertEquals(Optional.empty(), trouble(node("a", 2)));
        assertEquals(Optional.empty(), trouble(node("a", 2, FIRST), node("b", 2)));
        assertEquals(Optional.empty(), trouble(node("a", 2, FIRST), node("b", 3)), "a higher version may act");
        assertEquals(Optional.empty(), trouble(node("a", 2, SECOND), node("b", 2, SECOND)), "the second has an owner");
    }

    @Test
    void a_partition_for_which_all_live_nodes_of_the_acting_version_stopped_is_named() {
        assertEquals(Optional.of("relay/0" + STOPPED), trouble(node("a", 2, FIRST), node("b", 2, FIRST)));
        assertEquals(
                Optional.of("relay/0" + STOPPED),
                trouble(node("a", 2, FIRST), node("b", 2, false)),
                "a node that is gone cannot take it");
        assertEquals(
                Optional.of("relay/0" + STOPPED),
                trouble(node("a", 2, FIRST), node("b", 1)),
                "a node of a lower version may not take it");
        assertEquals(
                Optional.of("relay/0, relay/1" + STOPPED),
                trouble(OptionalInt.empty(), Optional.empty(), node("a", 2, FIRST, SECOND)));
    }

    @Test
    void an_acting_version_that_no_live_node_has_is_named_with_what_ends_it() {
        assertEquals(
                Optional.of("relay: version 2 acts, and live nodes have version 1; start a node of that version, or"
                        + " wait: a lower version acts after 60 s"),
                trouble(node("a", 1), node("b", 1)));
        assertEquals(
                Optional.of("relay: version 2 acts and no higher one may, and live nodes have version 3, 4; start a"
                        + " node of version 2, or use process roll-forward"),
                trouble(OptionalInt.of(2), Optional.empty(), node("a", 4), node("b", 3), node("c", 2, false)));
        assertEquals(
                Optional.of("relay: version 2 acts, and no live node runs it; start a node of that version, or wait:"
                        + " a lower version acts after 60 s"),
                trouble(node("a", 2, false)));
    }
}
