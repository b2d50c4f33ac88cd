package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// Time of a simulation, in which no thread sleeps.
record StandingTime(SimulatedClock clock) implements TimeSource {

    @Override
    public Instant instant() {
        return clock.instant();
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
