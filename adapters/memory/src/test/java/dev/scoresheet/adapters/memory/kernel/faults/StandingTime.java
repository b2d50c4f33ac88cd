package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.operations.views.Time;
import java.time.Duration;
import java.time.Instant;

/// Nobody waits in a simulation.
record StandingTime(SimulatedClock clock) implements Time {

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return clock.instant().getEpochSecond() * 1_000_000_000L
                + clock.instant().getNano();
    }

    @Override
    public void sleep(Duration duration) {
        clock.pass(duration);
    }
}
