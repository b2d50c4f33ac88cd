package dev.scoresheet.application.kernel.node;

import dev.scoresheet.application.kernel.log.event.EventType;
import java.util.Set;

/// Report of a node about itself.
///
/// @param name name of the process, different from that of any other or earlier one
/// @param roles roles that this release knows
/// @param follows things that the node can follow
/// @param stopped names of the leases for which its consumers have stopped
/// @param reads newest versions of the event types that it reads
public record NodeRegistration(
        String name,
        String release,
        Set<NodeRole> roles,
        Set<Followable> follows,
        Set<String> stopped,
        Set<EventType> reads) {

    public NodeRegistration {
        if (name.isEmpty() || release.isEmpty()) {
            throw new IllegalArgumentException("a node has a name and a release");
        }
        roles = Set.copyOf(roles);
        follows = Set.copyOf(follows);
        stopped = Set.copyOf(stopped);
        reads = Set.copyOf(reads);
    }

    /// Returns the same report with other stops.
    public NodeRegistration stoppedFor(Set<String> leases) {
        return new NodeRegistration(name, release, roles, follows, leases, reads);
    }
}
