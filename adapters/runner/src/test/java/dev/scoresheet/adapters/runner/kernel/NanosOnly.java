package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// Clock of a test that sets the monotonic time. The time of day stands still.
record NanosOnly(LongSupplier monotonic) implements TimeSource {

    @Override
    public Instant instant() {
        return Instant.EPOCH;
    }

    @Override
    public long nanos() {
        return monotonic.getAsLong();
    }

    @Override
    public void sleep(Duration duration) {
        throw new AssertionError("a test waits for " + duration);
    }
}
