package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.adapters.runner.kernel.NodePresence;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// This node, as it registers.
public record ThisNode(String name, String release, Set<NodeRole> roles) {

    public ThisNode {
        roles = Set.copyOf(roles);
    }

    /// Returns its presence among the nodes of the log, with what it can follow of a topology in its roles.
    public <E> NodePresence presence(Stores<E> stores, Topology<E> topology, Consumers settings) {
        var views = topology.projections().stream().map(view -> Followable.view(view.identity()));
        var processes = topology.applications().stream()
                .flatMap(application -> application.processes().stream())
                .map(process ->
                        Followable.process(process.name(), process.manager().version()));
        var follows = Stream.concat(
                roles.contains(NodeRole.VIEWS) ? views : Stream.<Followable>of(),
                roles.contains(NodeRole.PROCESSES) ? processes : Stream.<Followable>of());
        var registration = new NodeRegistration(
                name,
                release,
                roles,
                follows.collect(Collectors.toSet()),
                Set.of(),
                stores.codec().newestTypes());
        return new NodePresence(stores.views().nodes(), registration, options(settings));
    }

    RunnerOptions options(Consumers settings) {
        return RunnerOptions.of(name, settings.lease(), settings.poll()).retiringUnfollowedAfter(settings.unfollowed());
    }
}
