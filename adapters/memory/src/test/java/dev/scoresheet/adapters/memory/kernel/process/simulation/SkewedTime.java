package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// Clock of a node, which differs from that of the store.
///
/// @param version version of the processes on the node
public record SkewedTime(SimulatedClock clock, Duration ahead, int version) implements TimeSource {

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead);
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        clock.pass(duration);
    }
}
