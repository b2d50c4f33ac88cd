package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import java.time.Duration;
import java.time.InstantSource;

/// Lag of a reader of the log in time.
public record LogLag(LogReader log, InstantSource clock) {

    /// Returns the seconds that the first event after a position has been in the log; 0 at the head.
    public double seconds(long position, LogHead head) {
        if (position >= head.position()) {
            return 0;
        }
        return log.events(position, 1).stream()
                .findFirst()
                .map(first -> Math.max(
                                0,
                                Duration.between(first.recordedAt(), clock.instant())
                                        .toMillis())
                        / 1e3)
                .orElse(0.0);
    }
}
