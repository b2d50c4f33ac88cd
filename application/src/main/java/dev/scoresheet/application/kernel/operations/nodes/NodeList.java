package dev.scoresheet.application.kernel.operations.nodes;

import java.util.List;
import java.util.Optional;

/// List of nodes, as `nodes` shows it.
public record NodeList(List<Line> nodes) {

    /// @param release release of the program; empty for a holder of a lease that is not registered: a program of an
    ///     older release, or a short operation
    /// @param live true if its last heartbeat is recent, or it holds a lease
    /// @param heartbeatMillis age of its last heartbeat; empty for a holder that is not registered
    /// @param leases names of the leases that it holds: `view/generation`, and `process:name/partition`
    public record Line(
            String name,
            Optional<String> release,
            List<String> roles,
            boolean live,
            Optional<Long> heartbeatMillis,
            List<String> leases) {}
}
