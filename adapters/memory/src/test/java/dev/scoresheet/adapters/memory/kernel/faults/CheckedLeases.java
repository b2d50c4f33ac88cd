package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Leases whose takeovers are compared with the store's clock.
final class CheckedLeases implements Leases {

    private final Leases leases;
    private final SimulatedClock clock;
    private final Consumer<Violation> found;
    private final Map<Long, Held> held = new HashMap<>();

    private record Held(String owner, Instant until) {}

    CheckedLeases(Leases leases, SimulatedClock clock, Consumer<Violation> found) {
        this.leases = leases;
        this.clock = clock;
        this.found = found;
    }

    @Override
    public Optional<Lease> acquire(long generation, String node, Duration length) {
        var lease = leases.acquire(generation, node, length);
        if (lease.isPresent()) {
            var before = held.get(generation);
            if (before != null
                    && !before.owner().equals(node)
                    && clock.instant().isBefore(before.until())) {
                found.accept(Violation.TAKEN_OVER_EARLY);
            }
            held.put(generation, new Held(node, clock.instant().plus(length)));
        }
        return lease;
    }

    @Override
    public Optional<Progress> renew(Lease lease, Duration length) {
        var renewed = leases.renew(lease, length);
        if (renewed.isPresent()) {
            held.put(lease.generation(), new Held(lease.owner(), clock.instant().plus(length)));
        }
        return renewed;
    }

    @Override
    public void release(Lease lease) {
        leases.release(lease);
        held.remove(lease.generation());
    }
}
