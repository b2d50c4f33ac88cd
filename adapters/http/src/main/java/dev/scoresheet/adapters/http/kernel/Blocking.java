package dev.scoresheet.adapters.http.kernel;

import java.util.concurrent.Semaphore;

/// Runs endpoints: one virtual thread for each request, behind a bounded number of permits, since virtual threads do
/// not bound themselves and everything behind them (a pool of connections, a queue of appends) is finite.
///
/// Never a verticle on a virtual thread: such a verticle runs its handlers one after the other, blocking calls
/// included.
final class Blocking {

    private final Semaphore permits;
    private final String name;

    Blocking(String name, int permits) {
        this.name = name;
        this.permits = new Semaphore(permits);
    }

    /// Answers false, and runs nothing, when all permits are taken.
    boolean run(Runnable work) {
        if (!permits.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                permits.release();
            }
        });
        return true;
    }
}
