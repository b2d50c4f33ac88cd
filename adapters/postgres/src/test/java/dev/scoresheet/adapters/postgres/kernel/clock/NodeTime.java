package dev.scoresheet.adapters.postgres.kernel.clock;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Clock of a node whose time of day is wrong. The test moves its monotonic clock, and lets each sleep end.
final class NodeTime implements TimeSource {

    private final Duration wrongBy;
    private final AtomicLong ahead = new AtomicLong();
    private final Semaphore turns = new Semaphore(0);
    private final Semaphore sleeps = new Semaphore(0);

    /// Time by which each reading of the monotonic clock is later than the one before.
    private volatile Duration each = Duration.ZERO;

    NodeTime(Duration wrongBy) {
        this.wrongBy = wrongBy;
    }

    /// Moves the monotonic clock alone, as a pause of the machine does to the clocks of others.
    void jump(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /// Makes every round trip take this long.
    void slow(Duration trip) {
        each = trip;
    }

    /// Lets the loop run one round, and waits for its end.
    void round() throws InterruptedException {
        turns.release();
        sleeps.acquire();
    }

    /// Waits until the loop sleeps for the first time.
    void awaitSleep() throws InterruptedException {
        sleeps.acquire();
    }

    @Override
    public Instant instant() {
        return TimeSource.system().instant().plus(wrongBy);
    }

    @Override
    public long nanos() {
        return TimeSource.system().nanos() + ahead.addAndGet(each.toNanos());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleeps.release();
        turns.acquire();
    }
}
