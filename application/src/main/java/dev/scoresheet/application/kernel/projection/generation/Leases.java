package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.util.Optional;

/// Leases of generations; a lease gives one node ownership. Leases are rows, and only the clock of the store decides
/// their validity. Thread-safe; calls block.
public interface Leases {

    /// Acquires a generation that has no owner, an expired lease, or a hand-over to this node. Its epoch grows by
    /// one. Returns empty if another node owns it or is to receive it, and if it is loading, retired or dropped. A
    /// node that already owns it gets a new epoch, because the first answer may never have arrived.
    Optional<Lease> acquire(long generation, String node, Duration length);

    /// Renews the lease from now on, and returns the progress of the generation. A changed revision means that an
    /// operator or process paused, held or repaired the view. An earlier position means that a crash of the store
    /// took steps back. Returns empty if the lease was lost; the holder then writes nothing more. An expired lease
    /// that no other node took is not lost.
    Optional<Progress> renew(Lease lease, Duration length);

    /// Releases a lease early. Does nothing if it was lost.
    void release(Lease lease);
}
