package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Health check of a process over all nodes. A node that stops for a partition says so itself, and another one goes on.
/// Here is the case that no other one can.
///
/// @param process name of the process
/// @param nodes registered nodes
public record ProcessHealth(String process, ProcessStanding standing, List<RegisteredNode> nodes) {

    /// Describes the partitions without an owner that no live node can take, with the remedy. Empty for a healthy
    /// process.
    public Optional<String> trouble() {
        var left = standing.partitions().stream()
                .filter(one -> one.owner().isEmpty())
                .map(PartitionStanding::partition)
                .filter(partition -> admitted().noneMatch(thing -> isAble(thing, partition)))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(admitted().findAny().isPresent() ? allStopped(left) : noVersion());
    }

    /// Returns the process in each version that a live node has and that may act.
    private Stream<Followable> admitted() {
        return versions().filter(thing -> standing.admits(thing.version()));
    }

    private Stream<Followable> versions() {
        return live().flatMap(node -> node.registration().follows().stream())
                .filter(thing ->
                        thing.kind() == Followable.Kind.PROCESS && thing.name().equals(process))
                .distinct();
    }

    private Stream<RegisteredNode> live() {
        return nodes.stream().filter(RegisteredNode::live);
    }

    private boolean isAble(Followable thing, PartitionId partition) {
        return live().anyMatch(node -> node.canFollow(thing, partition.lease()));
    }

    private String allStopped(List<PartitionId> left) {
        return ("%s: all live nodes that may act have stopped, those of version %s; stopped-processes of each node has"
                        + " the reason; start a release that goes on there, or use process give-up or process"
                        + " roll-back")
                .formatted(joined(left.stream().map(PartitionId::toString)), joined(numbers(admitted())));
    }

    private String noVersion() {
        var known = joined(numbers(versions()));
        var has = known.isEmpty() ? "no live node runs it" : "live nodes have version " + known;
        return standing.ceiling().isPresent()
                ? "%s: version %d acts and no higher one may, and %s; start a node of version %d, or use process roll-forward"
                        .formatted(process, standing.acting(), has, standing.acting())
                : "%s: version %d acts, and %s; start a node of that version, or wait: a lower version acts after %d s"
                        .formatted(process, standing.acting(), has, PartitionLeases.ABSENCE.toSeconds());
    }

    private static Stream<String> numbers(Stream<Followable> things) {
        return things.map(Followable::version).sorted().map(version -> Integer.toString(version));
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
