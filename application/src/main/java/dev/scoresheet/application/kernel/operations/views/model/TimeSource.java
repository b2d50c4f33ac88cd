package dev.scoresheet.application.kernel.operations.views.model;

import java.time.Duration;
import java.time.Instant;

/// Time as it comes in by the door.
public interface TimeSource {

    Instant instant();

    /// For durations: never runs backwards.
    long nanos();

    void sleep(Duration duration) throws InterruptedException;
}
