package dev.scoresheet.adapters.runner.kernel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Back-off after the nth failure in a row. The wait doubles each time up to a limit; half of it is random, so that
/// nodes that failed together do not retry together.
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
