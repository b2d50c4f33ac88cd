package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.Instant;

/// Clock of a test. The test moves both times; sleep moves the monotonic one.
public final class SetTime implements TimeSource {

    long nanos;
    Instant instant = Instant.EPOCH;

    public void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }
}
