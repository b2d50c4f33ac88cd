package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.Instant;

/// Times in which no node took commands. A rule about time gives them back to the caller. Thread-safe; blocks.
@FunctionalInterface
public interface Downtimes {

    /// Store without nodes, such as that of a test.
    Downtimes NONE = _ -> Duration.ZERO;

    /// Returns how long the system was down since an instant of the store's clock.
    Duration since(Instant instant);
}
