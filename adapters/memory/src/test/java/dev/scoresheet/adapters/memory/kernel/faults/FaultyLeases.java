package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Leases that the node that wants one judges by its own clock. It takes what it believes to be over by releasing it in
/// the other one's name.
final class FaultyLeases implements Leases {

    private final Leases leases;
    private final SimulatedClock clock;
    private final Duration fast;
    private final Map<Long, Lease> last = new HashMap<>();
    private final Map<Long, Instant> until = new HashMap<>();

    /// @param fast how far the clock of a node is ahead of the store's
    FaultyLeases(Leases leases, SimulatedClock clock, Duration fast) {
        this.leases = leases;
        this.clock = clock;
        this.fast = fast;
    }

    @Override
    public Optional<Lease> acquire(long generation, String node, Duration length) {
        var nodeTime = clock.instant().plus(fast);
        if (last.containsKey(generation) && nodeTime.isAfter(until.get(generation))) {
            leases.release(last.get(generation));
        }
        var lease = leases.acquire(generation, node, length);
        lease.ifPresent(taken -> remember(taken, length));
        return lease;
    }

    private void remember(Lease lease, Duration length) {
        last.put(lease.generation(), lease);
        until.put(lease.generation(), clock.instant().plus(length));
    }

    @Override
    public Optional<Progress> renew(Lease lease, Duration length) {
        var renewed = leases.renew(lease, length);
        renewed.ifPresent(progress -> remember(lease, length));
        return renewed;
    }

    @Override
    public void release(Lease lease) {
        leases.release(lease);
    }
}
