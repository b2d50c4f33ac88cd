package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Presence of this node among the nodes of the log. The consumers of views and those of processes report through it,
/// so that neither hides the stops of the other. Thread-safe.
public final class NodePresence {

    private static final System.Logger LOG = System.getLogger(NodePresence.class.getName());

    private final NodeRegistry registry;
    private final NodeRegistration self;
    private final RunnerOptions options;
    private final Map<Followable.Kind, Set<String>> stopped = new EnumMap<>(Followable.Kind.class);
    private boolean left;

    /// @param self report of this node, under the name in the options
    public NodePresence(NodeRegistry registry, NodeRegistration self, RunnerOptions options) {
        this.registry = registry;
        this.self = self;
        this.options = options;
    }

    /// Sends a heartbeat, and returns all nodes. A node that has left sends none.
    ///
    /// @param stops names of the leases of a kind for which the consumers of this node have stopped
    synchronized List<RegisteredNode> beat(Followable.Kind kind, Set<String> stops) {
        stopped.put(kind, stops);
        if (!left) {
            var all = stopped.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
            registry.register(self.stoppedFor(all), options.remembered());
        }
        return registry.nodes();
    }

    /// Leaves before the consumers give their leases back, so that the other nodes share these out.
    synchronized void leave() {
        left = true;
        try {
            registry.leave(self.name());
        } catch (RuntimeException away) {
            LOG.log(Level.DEBUG, "this node could not leave the registry; its report expires: {0}", away.getMessage());
        }
    }
}
