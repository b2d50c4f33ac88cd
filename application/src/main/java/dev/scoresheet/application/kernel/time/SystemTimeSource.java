package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.Instant;

/// Clock of this machine. No other class reads it.
enum SystemTimeSource implements TimeSource {
    OF_THIS_MACHINE;

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
