package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/// Time as it passes on this machine.
public enum RealTime implements TimeSource {
    TIME;

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
