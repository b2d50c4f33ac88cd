package dev.scoresheet.adapters.postgres.kernel.inline;

import java.time.Duration;

/// Cool-down after a failure: its length doubles each time, up to one minute, and is reset by a success. For one
/// thread.
final class Cooldown {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration first;
    private Duration next;
    private long began = System.nanoTime();
    private long nanos;

    Cooldown(Duration first) {
        this.first = first;
        this.next = first;
    }

    boolean isOver() {
        return System.nanoTime() - began >= nanos;
    }

    /// Starts it and returns its length.
    Duration begin() {
        var length = next;
        began = System.nanoTime();
        nanos = length.toNanos();
        next = length.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : length.multipliedBy(2);
        return length;
    }

    /// Resets the length.
    void end() {
        next = first;
        nanos = 0;
    }
}
