package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Loop that deletes expired receipts of clients, in small batches with pauses, so that appends go on. Every node has
/// one; they may run at the same time.
public final class ReceiptPurgeLoop implements AutoCloseable {

    /// Time between two rounds. A receipt may stay longer than its time by this much.
    static final Duration BETWEEN_ROUNDS = Duration.ofHours(1);

    static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

    static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    /// Maximum time of one batch, in addition to the pause before it.
    private static final Duration BATCH_AT_MOST = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(ReceiptPurgeLoop.class.getName());

    private final ReceiptPurge receipts;
    private final Duration kept;
    private final TimeSource time;
    private final Heartbeat heartbeat;
    private final Thread thread;

    private ReceiptPurgeLoop(ReceiptPurge receipts, Duration kept, TimeSource time) {
        this.receipts = receipts;
        this.kept = kept;
        this.time = time;
        this.heartbeat = new Heartbeat("purger", BETWEEN_ROUNDS.plus(BATCH_AT_MOST), time);
        this.thread = Thread.ofVirtual().name("purger").unstarted(() -> heartbeat.run(this::purgeUntilTheEnd));
    }

    /// @param kept time for which a receipt is kept
    public static ReceiptPurgeLoop start(ReceiptPurge receipts, Duration kept, TimeSource time) {
        var loop = new ReceiptPurgeLoop(receipts, kept, time);
        loop.thread.start();
        return loop;
    }

    private void purgeUntilTheEnd() throws InterruptedException {
        while (true) {
            time.sleep(purge());
        }
    }

    /// Runs one round. Returns the pause after it.
    private Duration purge() throws InterruptedException {
        try {
            long purged = 0;
            for (var some = receipts.purgeSome(kept); some > 0; some = receipts.purgeSome(kept)) {
                purged += some;
                heartbeat.beat(LoopStatus.State.RUNNING);
                time.sleep(BETWEEN_BATCHES);
            }
            heartbeat.beat(LoopStatus.State.RUNNING);
            if (purged > 0) {
                LOG.log(Level.INFO, "{0} receipts of clients were older than {1} days", purged, kept.toDays());
            }
            return BETWEEN_ROUNDS;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the purge of receipts failed and is retried: {0}", failed.getMessage());
            heartbeat.beat(LoopStatus.State.TRYING_AGAIN, "the purge failed: " + failed.getMessage());
            return AFTER_A_FAILURE;
        }
    }

    public LoopStatus loop() {
        return heartbeat.status();
    }

    /// Interrupts the loop. A batch in progress runs to its end or fails, because the store may be closed during it.
    @Override
    public void close() {
        thread.interrupt();
    }
}
