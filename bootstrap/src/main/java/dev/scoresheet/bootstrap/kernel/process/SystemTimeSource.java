package dev.scoresheet.bootstrap.kernel.process;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// The system clock.
public final class SystemTimeSource implements TimeSource {

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
