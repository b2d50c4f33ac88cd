package dev.scoresheet.application.kernel.node;

import java.util.Optional;
import java.util.Set;

/// Lease of a kind that nodes share.
///
/// @param name name, unique within its kind
/// @param owner node that holds the lease
/// @param handedTo node to which an operator handed it over
/// @param able live nodes that can follow the thing
public record SharedLease(String name, Optional<String> owner, Optional<String> handedTo, Set<String> able) {

    /// True if the node is the one to which an operator handed the lease over.
    boolean isHandedTo(String node) {
        return handedTo.equals(Optional.of(node));
    }
}
