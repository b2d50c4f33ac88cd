package dev.scoresheet.application.kernel.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Registry of the programs that have the log open: servers, and commands that write. Times are those of the store's
/// clock. Thread-safe; calls block; each call is one transaction.
public interface NodeRegistry {

    /// Shortest time without a heartbeat of an HTTP node that counts as downtime.
    Duration DOWNTIME = Duration.ofSeconds(5);

    /// Records a heartbeat of a node, with its report. The report counts for a time. The first heartbeat of an HTTP
    /// node after a [#DOWNTIME] records the downtime: without an HTTP node no client can send a command.
    void register(NodeRegistration registration, Duration lasts);

    /// Removes a node that ends.
    void leave(String name);

    /// Returns all nodes in the order of their names. It keeps a node for a day after its last heartbeat.
    List<RegisteredNode> nodes();

    /// Returns how long no HTTP node was live since an instant, as far as it is recorded.
    Duration downtimeSince(Instant since);

    /// Returns the standing of the HTTP nodes.
    HttpStanding http();
}
