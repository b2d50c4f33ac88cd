package dev.scoresheet.application.kernel.projection.generation;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Who owns a generation. Leases are rows, judged by the clock of the store alone. Thread-safe; calls
/// block.
public interface Leases {

    /// Takes a generation that nobody owns, or whose lease has run out, or that was handed over to this
    /// node; its epoch grows by one. None when another node owns it, when it is being handed over to
    /// another one, and when it is loading, retired or gone. A node that asks for what it owns gets a
    /// new epoch: it may never have heard that it owns it.
    Optional<Lease> acquire(long generation, String node, Duration length);

    /// Makes the lease last from now on, and answers the revision of what a step depends on: when it is
    /// another than before, somebody paused, held or repaired the view. None when the lease was lost:
    /// its holder writes nothing more. One that has run out and that nobody took is not lost.
    OptionalLong renew(Lease lease, Duration length);

    /// Gives a lease back before its time. Nothing happens when it was lost.
    void release(Lease lease);
}
