package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Deadline of a wait, on the monotonic clock: a change of the time of day does not move it. Thread-safe.
public final class Deadline {

    private final TimeSource time;
    private final long began;
    private final long length;

    Deadline(TimeSource time, Duration atMost) {
        this.time = time;
        this.began = time.nanos();
        this.length = TimeUnit.NANOSECONDS.convert(atMost); // a longer time counts as 292 years
    }

    public boolean isOver() {
        return nanosLeft() <= 0;
    }

    /// Returns the remaining nanoseconds; zero or less once the deadline has passed.
    public long nanosLeft() {
        return length - (time.nanos() - began);
    }

    /// Returns the remaining time; zero or less once the deadline has passed.
    public Duration left() {
        return Duration.ofNanos(nanosLeft());
    }

    /// Returns the remaining time, but no more than one slice of the wait.
    public Duration leftAtMost(Duration slice) {
        var left = left();
        return left.compareTo(slice) < 0 ? left : slice;
    }
}
