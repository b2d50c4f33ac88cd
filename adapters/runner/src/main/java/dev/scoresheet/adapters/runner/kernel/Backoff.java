package dev.scoresheet.adapters.runner.kernel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after the nth failure in a row: twice as long each time up to a bound, and a random part of that,
/// so that nodes which failed together do not come back together.
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);

    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures, 10));
        failures++;
        var whole = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos(whole.toNanos() / 2 + random.nextLong(whole.toNanos() / 2 + 1));
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
