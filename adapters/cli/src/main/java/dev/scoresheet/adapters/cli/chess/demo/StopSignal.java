package dev.scoresheet.adapters.cli.chess.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Signal that ends a demo. Players look at it between two requests, so that each request gets its answer. Thread-safe.
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /// Waits until the signal is given.
    void await() throws InterruptedException {
        given.await();
    }

    /// Waits for this time. Returns true at once when the signal is given.
    boolean isGivenWithin(Duration pause) throws InterruptedException {
        return given.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
