package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.time.InstantSource;

/// Clock of the kernel: the time of day, a monotonic clock for durations, and sleep. Code that needs only the time of
/// day takes an `InstantSource`.
public interface TimeSource extends InstantSource {

    /// Returns the clock of this machine. The application receives a clock; adapters and the wiring may take this one.
    static TimeSource system() {
        return SystemTimeSource.OF_THIS_MACHINE;
    }

    /// Returns nanoseconds for measuring durations; they never run backwards.
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /// Returns the duration since a value of [#nanos].
    default Duration since(long nanos) {
        return Duration.ofNanos(nanos() - nanos);
    }

    /// Returns the seconds since a value of [#nanos].
    default double secondsSince(long nanos) {
        return (nanos() - nanos) / 1e9;
    }

    /// Starts a wait of at most this long.
    default Deadline deadline(Duration atMost) {
        return new Deadline(this, atMost);
    }
}
