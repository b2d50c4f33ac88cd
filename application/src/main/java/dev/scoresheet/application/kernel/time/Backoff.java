package dev.scoresheet.application.kernel.time;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;

/// Back-off of a loop that retries or polls. The pause doubles each time, up to a limit. For one thread.
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final LongUnaryOperator spread;
    private Duration whole;
    private int pauses;

    private Backoff(Duration first, Duration longest, LongUnaryOperator spread) {
        this.first = first.compareTo(longest) < 0 ? first : longest;
        this.longest = longest;
        this.spread = spread;
        this.whole = this.first;
    }

    /// Creates the back-off between retries. Half of each pause is random, so that callers that failed together do not
    /// retry together.
    public static Backoff withJitter(Duration first, Duration longest, RandomGenerator random) {
        return new Backoff(first, longest, nanos -> nanos / 2 + random.nextLong(nanos / 2 + 1));
    }

    /// Creates the back-off between polls, without jitter: each poll serves its own process, and none has failed.
    public static Backoff steady(Duration first, Duration longest) {
        return new Backoff(first, longest, LongUnaryOperator.identity());
    }

    /// Returns the next pause.
    public Duration next() {
        var pause = whole;
        whole = pause.compareTo(longest.dividedBy(2)) < 0 ? pause.multipliedBy(2) : longest;
        pauses++;
        return Duration.ofNanos(spread.applyAsLong(pause.toNanos()));
    }

    /// Returns the number of pauses since the last success.
    public int pauses() {
        return pauses;
    }

    /// Records a success: the next pause is the first again.
    public void reset() {
        whole = first;
        pauses = 0;
    }
}
