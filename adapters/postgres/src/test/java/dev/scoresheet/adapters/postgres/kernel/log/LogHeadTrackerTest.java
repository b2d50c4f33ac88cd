package dev.scoresheet.adapters.postgres.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads that wait for the head of the log while one poll hangs.
@Timeout(20)
class LogHeadTrackerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long TEN_MILLIS = TimeUnit.MILLISECONDS.toNanos(10);

    private final CountDownLatch looks = new CountDownLatch(1);
    private final CountDownLatch comesBack = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final LogHeadTracker watch = new LogHeadTracker(this::head, Duration.ofMillis(200));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private long head() {
        asked.incrementAndGet();
        looks.countDown();
        try {
            comesBack.await();
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
        return 5;
    }

    @AfterEach
    void close() {
        comesBack.countDown();
        threads.close();
    }

    @Test
    void while_one_poll_hangs_other_waiters_sleep_and_do_not_spin() throws Exception {
        var first = threads.submit(() -> {
            watch.awaitBeyond(4, LONG);
            return true;
        });
        looks.await();
        var due = System.nanoTime() + SECOND; // long after the next look was due
        assertEquals(TEN_MILLIS, watch.rest(due, SECOND));
        assertEquals(7, watch.rest(due, 7), "but no longer than there is time");

        watch.awaitBeyond(4, Duration.ofMillis(50));
        assertFalse(first.isDone());
        assertEquals(1, asked.get(), "one of the waiting threads polls");

        comesBack.countDown();
        assertTrue(first.get());
        var free = System.nanoTime() + SECOND;
        assertEquals(TimeUnit.MILLISECONDS.toNanos(1), watch.rest(free, SECOND), "no thread polls any more");
    }

    @Test
    void while_one_poll_hangs_other_waiters_see_the_writes_of_this_node() throws Exception {
        var waiting = threads.submit(() -> {
            watch.awaitBeyond(4, LONG);
            return watch.known();
        });
        looks.await();
        var other = threads.submit(() -> {
            watch.awaitBeyond(8, LONG);
            return watch.known();
        });
        watch.recordLocalWrite(9);
        assertEquals(9, other.get());
        comesBack.countDown();
        assertEquals(9, waiting.get());
    }
}
