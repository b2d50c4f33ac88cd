package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rounds of the loop on a clock that the test moves. The loop sleeps until the test wakes it.
class ReceiptPurgeLoopTest {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int BATCH = 2;

    private final List<Instant> receipts = new ArrayList<>();
    private final MovedTime time = new MovedTime();
    private volatile Optional<RuntimeException> fault = Optional.empty();
    private ReceiptPurgeLoop loop;

    @AfterEach
    void close() {
        loop.close();
    }

    private void start() {
        loop = ReceiptPurgeLoop.start(this::purgeSome, KEPT, time);
    }

    private long purgeSome(Duration olderThan) {
        if (fault.isPresent()) {
            throw fault.get();
        }
        ReceiptPurge.requireLongEnough(olderThan);
        var old = receipts.stream()
                .filter(at -> at.isBefore(time.instant().minus(olderThan)))
                .limit(BATCH)
                .toList();
        old.forEach(receipts::remove);
        return old.size();
    }

    @Test
    void a_receipt_is_deleted_in_the_first_round_after_its_time() throws Exception {
        receipts.add(time.instant());
        start();
        assertEquals(ReceiptPurgeLoop.BETWEEN_ROUNDS, time.asleep());
        assertEquals(1, receipts.size());

        time.wake(KEPT);
        assertEquals(ReceiptPurgeLoop.BETWEEN_ROUNDS, time.asleep());
        assertEquals(1, receipts.size());

        time.wake(ReceiptPurgeLoop.BETWEEN_ROUNDS);
        assertEquals(ReceiptPurgeLoop.BETWEEN_BATCHES, time.asleep());
        assertEquals(List.of(), receipts);
    }

    @Test
    void a_round_has_small_batches_with_pauses() throws Exception {
        for (int i = 0; i < 2 * BATCH + 1; i++) {
            receipts.add(time.instant().minus(KEPT).minusSeconds(1 + i));
        }
        start();
        for (int batch = 0; batch < 3; batch++) {
            assertEquals(ReceiptPurgeLoop.BETWEEN_BATCHES, time.asleep());
            time.wake(ReceiptPurgeLoop.BETWEEN_BATCHES);
        }
        assertEquals(ReceiptPurgeLoop.BETWEEN_ROUNDS, time.asleep());
        assertEquals(List.of(), receipts);
        assertEquals(time.instant(), loop.loop().lastBeat());
    }

    @Test
    void a_failed_round_is_reported_until_the_next_one_succeeds() throws Exception {
        fault = Optional.of(new IllegalStateException("no store"));
        start();
        assertEquals(ReceiptPurgeLoop.AFTER_A_FAILURE, time.asleep());
        assertEquals(
                Optional.of("purger fails and retries: the purge failed: no store"),
                LoopHealth.trouble(loop.loop(), time.instant()));

        fault = Optional.empty();
        time.wake(ReceiptPurgeLoop.AFTER_A_FAILURE);
        assertEquals(ReceiptPurgeLoop.BETWEEN_ROUNDS, time.asleep());
        assertEquals(LoopStatus.State.RUNNING, loop.loop().state());
        assertEquals(Optional.empty(), LoopHealth.trouble(loop.loop(), time.instant()));
    }

    private static final class MovedTime implements TimeSource {

        private final LinkedBlockingQueue<Duration> sleeps = new LinkedBlockingQueue<>();
        private final Semaphore wakes = new Semaphore(0);
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        /// Waits until the loop sleeps. Returns the pause that it wants.
        private Duration asleep() throws InterruptedException {
            return Optional.ofNullable(sleeps.poll(20, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("the loop does not sleep"));
        }

        private void wake(Duration after) {
            now = now.plus(after);
            wakes.release();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleeps.add(duration);
            wakes.acquire();
        }
    }
}
