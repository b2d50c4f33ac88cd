package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Placement of the partitions of all processes. A partition is for nodes of one version: the highest one that may act
/// and that a live node can run there. An owner of a lower version keeps its partition until it hands that over.
final class PartitionPlacement {

    private final Placement placement;
    private final Duration lease;

    PartitionPlacement(Placement placement, Duration lease) {
        this.placement = placement;
        this.lease = lease;
    }

    LeaseShare of(PartitionId partition) {
        return placement.of(partition.lease());
    }

    /// True if a node that stopped for a partition may find it mended, and takes part again. A live owner obeys each
    /// wish itself; its own steps revise the partition, too, and mend nothing for others.
    ///
    /// @param stoppedAt revision at which the node stopped
    static boolean isMended(OptionalLong stoppedAt, PartitionStanding now) {
        return now.owner().isEmpty()
                && stoppedAt.stream()
                        .noneMatch(revision -> revision == now.progress().revision());
    }

    /// @param own processes of this node
    /// @param owners owners of all partitions; those of other processes count as a load
    void update(Map<String, ProcessStanding> own, Map<PartitionId, String> owners, List<RegisteredNode> nodes) {
        var alive = nodes.stream()
                .filter(node -> node.sinceHeartbeat().compareTo(lease) < 0)
                .toList();
        var leases = new ArrayList<PlacedLease>();
        own.forEach((process, standing) -> standing.partitions()
                .forEach(one -> leases.add(new PlacedLease(
                        one.partition().lease(),
                        Optional.of(thing(one.partition(), standing, alive)),
                        one.owner().map(ProcessStanding.LiveOwner::node),
                        Optional.empty()))));
        owners.forEach((partition, owner) -> {
            if (!own.containsKey(partition.process())) {
                leases.add(new PlacedLease(partition.lease(), Optional.empty(), Optional.of(owner), Optional.empty()));
            }
        });
        placement.update(leases, nodes);
    }

    private static Followable thing(PartitionId partition, ProcessStanding standing, List<RegisteredNode> alive) {
        int version = alive.stream()
                .flatMap(node -> versions(node, partition).stream())
                .filter(standing::admits)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(standing.acting());
        return Followable.process(partition.process(), version);
    }

    private static Set<Integer> versions(RegisteredNode node, PartitionId partition) {
        return node.registration().follows().stream()
                .filter(thing -> thing.kind() == Followable.Kind.PROCESS
                        && thing.name().equals(partition.process())
                        && node.canFollow(thing, partition.lease()))
                .map(Followable::version)
                .collect(Collectors.toUnmodifiableSet());
    }
}
