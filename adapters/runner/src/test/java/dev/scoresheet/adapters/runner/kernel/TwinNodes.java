package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.HttpStanding;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.node.RegisteredNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/// As much of a registry of nodes as a runner asks for. A node is live until it leaves.
final class TwinNodes implements NodeRegistry {

    private final TreeMap<String, NodeRegistration> nodes = new TreeMap<>();

    @Override
    public synchronized void register(NodeRegistration registration, Duration lasts) {
        nodes.put(registration.name(), registration);
    }

    @Override
    public synchronized void leave(String name) {
        nodes.remove(name);
    }

    @Override
    public synchronized List<RegisteredNode> nodes() {
        return nodes.values().stream()
                .map(node -> new RegisteredNode(node, Duration.ZERO, true))
                .toList();
    }

    @Override
    public Duration downtimeSince(Instant since) {
        throw new UnsupportedOperationException("a runner does not ask for this");
    }

    @Override
    public HttpStanding http() {
        throw new UnsupportedOperationException("a runner does not ask for this");
    }
}
