package dev.scoresheet.adapters.http.kernel.server;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Runs endpoints: one virtual thread for each request, behind a bounded number of permits, since virtual threads do
/// not bound themselves and everything behind them (a pool of connections, a queue of appends) is finite.
///
/// Never a verticle on a virtual thread: such a verticle runs its handlers one after the other, blocking calls
/// included.
///
/// A request without a permit waits for one, in the order of arrival, so clients that return together are all served.
final class RequestThreads {

    private final int permits;
    private final int places;
    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /// @param places for those who wait for a permit
    RequestThreads(String name, int permits, int places) {
        this.name = name;
        this.permits = permits;
        this.places = places;
    }

    /// Answers false, and never runs it, when all permits and all places are taken.
    boolean run(Runnable work) {
        synchronized (this) {
            if (running == permits) {
                return waiting.size() < places && waiting.add(work);
            }
            running++;
        }
        start(work);
        return true;
    }

    private void start(Runnable work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                next().ifPresent(this::start);
            }
        });
    }

    /// The task that takes the permit over.
    private synchronized Optional<Runnable> next() {
        var next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }
}
