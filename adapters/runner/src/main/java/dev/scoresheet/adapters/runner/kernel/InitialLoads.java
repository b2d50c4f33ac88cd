package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.operations.InitialLoad;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.time.Deadline;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// First loads of this node, each on its own thread. One load runs at a time, because it takes all cores; the others
/// begin at a later request. A failed load is retried after a pause. Its reason is logged when it differs from the
/// former one.
final class InitialLoads {

    private static final System.Logger LOG = System.getLogger(InitialLoads.class.getName());

    private final InitialLoad initialLoad;
    private final Duration pause;
    private final Map<ViewIdentity, Thread> running = new ConcurrentHashMap<>();
    private final Map<ViewIdentity, String> failures = new ConcurrentHashMap<>();
    private final Semaphore turn = new Semaphore(1);
    private final CountDownLatch ending = new CountDownLatch(1);

    /// @param pause pause after a failure
    InitialLoads(InitialLoad initialLoad, Duration pause) {
        this.initialLoad = initialLoad;
        this.pause = pause;
    }

    /// Begins a load. Does nothing while this load or another one runs, or after the end.
    synchronized void begin(ViewIdentity identity) {
        if (ending.getCount() > 0 && !running.containsKey(identity) && turn.tryAcquire()) {
            var thread = Thread.ofVirtual().name("first load of " + identity).unstarted(() -> load(identity));
            running.put(identity, thread);
            thread.start();
        }
    }

    private void load(ViewIdentity identity) {
        try {
            loadAlone(identity);
            failures.remove(identity);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (OutOfMemoryError end) {
            throw end; // ends the process
        } catch (RuntimeException | Error failure) {
            var reason = failure instanceof Error ? failure.toString() : String.valueOf(failure.getMessage());
            if (!reason.equals(failures.put(identity, reason))) {
                LOG.log(Level.ERROR, "the first load of " + identity + " failed and is retried: " + reason, failure);
            }
            awaitPause();
        } finally {
            running.remove(identity);
        }
    }

    private void loadAlone(ViewIdentity identity) throws InterruptedException {
        try {
            initialLoad.load(identity);
        } finally {
            turn.release();
        }
    }

    /// Returns the failure of the last attempt for each identity, in a sentence each. It leaves out identities without
    /// an attempt or with a success.
    List<String> failures(List<ViewIdentity> waiting) {
        return waiting.stream()
                .filter(failures::containsKey)
                .map(identity -> identity + ": its first load fails: " + failures.get(identity))
                .toList();
    }

    private void awaitPause() {
        try {
            ending.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void end() {
        ending.countDown();
        running.values().forEach(Thread::interrupt);
    }

    /// Waits for all loads, until the deadline at the latest.
    void join(Deadline deadline) throws InterruptedException {
        for (var load : List.copyOf(running.values())) {
            load.join(deadline.left());
        }
    }
}
