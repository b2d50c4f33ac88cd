package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.operations.FirstLoad;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The first loads that this node has under way, each on a thread of its own. One that failed is tried
/// again after a while, when it is asked for again; its reason is said when it is another than before.
final class FirstLoads {

    private static final System.Logger LOG = System.getLogger(FirstLoads.class.getName());

    private final FirstLoad firstLoad;
    private final Duration rest;
    private final Map<ViewIdentity, Thread> underWay = new ConcurrentHashMap<>();
    private final Map<ViewIdentity, String> failures = new ConcurrentHashMap<>();
    private final CountDownLatch ending = new CountDownLatch(1);

    /// @param rest after a failure
    FirstLoads(FirstLoad firstLoad, Duration rest) {
        this.firstLoad = firstLoad;
        this.rest = rest;
    }

    /// Nothing happens when it is under way already.
    void begin(ViewIdentity identity) {
        underWay.computeIfAbsent(
                identity,
                _ -> Thread.ofVirtual().name("first load of " + identity).start(() -> load(identity)));
    }

    private void load(ViewIdentity identity) {
        try {
            firstLoad.load(identity);
            failures.remove(identity);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            var reason = String.valueOf(failure.getMessage());
            if (!reason.equals(failures.put(identity, reason))) {
                LOG.log(
                        Level.ERROR,
                        "the first load of " + identity + " failed and is tried again: " + reason,
                        failure);
            }
            takeARest();
        } finally {
            underWay.remove(identity);
        }
    }

    private void takeARest() {
        try {
            ending.await(rest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        ending.countDown();
        underWay.values().forEach(Thread::interrupt);
    }

    /// Waits for all, to a moment of `System.nanoTime` at the latest.
    void join(long deadline) throws InterruptedException {
        for (var load : List.copyOf(underWay.values())) {
            load.join(Runner.left(deadline));
        }
    }
}
