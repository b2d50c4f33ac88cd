package dev.scoresheet.application.kernel.node;

import java.time.Duration;

/// Node with its last report.
///
/// @param sinceHeartbeat age of its last heartbeat, by the clock of the store
/// @param live true if the report still counts, or the node holds a lease
public record RegisteredNode(NodeRegistration registration, Duration sinceHeartbeat, boolean live) {

    /// Returns the name of the node.
    public String name() {
        return registration.name();
    }

    /// True if the node can follow a thing and its consumer of this lease has not stopped.
    public boolean canFollow(Followable thing, String lease) {
        return registration.follows().contains(thing) && !registration.stopped().contains(lease);
    }
}
