package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;

/// Permission to hold back the checkpoints of steps without rows, for a time.
public record Holding(TimeSource time, Duration atMost) {

    private static final Duration USUALLY = Duration.ofMillis(30);

    public static Holding usual(TimeSource time) {
        return new Holding(time, USUALLY);
    }

    Deadline begin() {
        return time.deadline(atMost);
    }
}
