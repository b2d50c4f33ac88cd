package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.operations.Heartbeat;
import java.util.OptionalLong;

/// Consumer of the log that works while it has a lease. Each turn does a little and returns the next wait, so that a
/// thread, or a test with its own clock, can drive it. One thread at a time; [#heartbeat] is for any thread.
interface LeasedConsumer {

    TurnWait tick();

    /// True if a wait must end now: the lease is to be given back, or was lost.
    boolean isSurplus();

    /// Gives the lease back, if there is one, so that another node need not wait for its end.
    void leave();

    Heartbeat heartbeat();

    /// Returns the revision that its steps last used; empty before the first lease.
    OptionalLong revision();
}
