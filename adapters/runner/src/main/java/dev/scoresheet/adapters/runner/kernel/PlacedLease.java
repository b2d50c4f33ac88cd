package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import java.util.Optional;

/// Lease of one kind with what its placement depends on.
///
/// @param name name, unique within its kind
/// @param thing thing that the lease is for; empty if this node does not know which nodes can follow that
/// @param owner node that holds the lease
/// @param handedTo node to which an operator handed it over
record PlacedLease(String name, Optional<Followable> thing, Optional<String> owner, Optional<String> handedTo) {

    static PlacedLease of(Generation generation) {
        return new PlacedLease(
                generation.lease(),
                Optional.of(Followable.view(generation.identity())),
                generation.owner(),
                generation.handedTo());
    }
}
