package dev.scoresheet.adapters.postgres.kernel.inline;

import java.time.Duration;

/// How long something that failed is left alone: twice as long each time, up to a minute, until it
/// succeeds. For one thread.
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

    /// Answers how long.
    Duration begin() {
        var length = next;
        began = System.nanoTime();
        nanos = length.toNanos();
        next = length.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : length.multipliedBy(2);
        return length;
    }

    /// It has succeeded.
    void end() {
        next = first;
        nanos = 0;
    }
}
