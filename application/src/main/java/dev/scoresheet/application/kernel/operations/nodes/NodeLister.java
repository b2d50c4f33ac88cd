package dev.scoresheet.application.kernel.operations.nodes;

import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lister of the nodes and of the leases that each holds. Reads only. Thread-safe.
public final class NodeLister {

    private final NodeRegistry registry;
    private final Generations generations;
    private final PartitionLeases partitions;

    public NodeLister(NodeRegistry registry, Generations generations, PartitionLeases partitions) {
        this.registry = registry;
        this.generations = generations;
        this.partitions = partitions;
    }

    /// Lists the registered nodes, and then the holders of leases that are not registered; each group by name.
    public NodeList list() {
        var leases = leases();
        var registered = registry.nodes();
        var names = registered.stream().map(RegisteredNode::name).collect(Collectors.toSet());
        return new NodeList(Stream.concat(
                        registered.stream().map(node -> line(node, leases.getOrDefault(node.name(), List.of()))),
                        leases.entrySet().stream()
                                .filter(holder -> !names.contains(holder.getKey()))
                                .map(holder -> unregistered(holder.getKey(), holder.getValue())))
                .toList());
    }

    private static NodeList.Line unregistered(String name, List<String> leases) {
        return new NodeList.Line(name, Optional.empty(), List.of(), true, Optional.empty(), leases);
    }

    /// Returns the leases of each holder: those of views first.
    private Map<String, List<String>> leases() {
        var leases = new TreeMap<String, List<String>>();
        generations.all().stream()
                .sorted(Comparator.comparing(Generation::lease))
                .forEach(generation -> generation.owner().ifPresent(owner -> add(leases, owner, generation.lease())));
        partitions.owners().entrySet().stream()
                .sorted(Comparator.comparing(owned -> owned.getKey().lease()))
                .forEach(owned -> add(leases, owned.getValue(), owned.getKey().lease()));
        return leases;
    }

    private static void add(Map<String, List<String>> leases, String owner, String lease) {
        leases.computeIfAbsent(owner, _ -> new ArrayList<>()).add(lease);
    }

    private static NodeList.Line line(RegisteredNode node, List<String> leases) {
        var registration = node.registration();
        return new NodeList.Line(
                node.name(),
                Optional.of(registration.release()),
                registration.roles().stream().sorted().map(NodeRole::word).toList(),
                node.live(),
                Optional.of(node.sinceHeartbeat().toMillis()),
                leases);
    }
}
