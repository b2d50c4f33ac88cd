package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.Instant;

/// Source of the current time, of durations and of sleep.
public interface TimeSource {

    Instant instant();

    /// Returns nanoseconds for measuring durations; they never run backwards.
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
}
