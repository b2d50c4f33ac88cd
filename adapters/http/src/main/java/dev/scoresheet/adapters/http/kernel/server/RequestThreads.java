package dev.scoresheet.adapters.http.kernel.server;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/// Executor of endpoints: one virtual thread for each request, behind a limited number of permits. Virtual threads have
/// no limit of their own. The resources behind them are finite: a pool of connections, a queue of appends.
///
/// It uses no verticle on a virtual thread. A verticle runs its handlers one after the other, blocking calls included.
///
/// A request without a permit waits for one, in the order of arrival, so clients that return together are all served.
final class RequestThreads {

    private final int permits;
    private final int places;
    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /// @param places places for requests that wait for a permit
    RequestThreads(String name, int permits, int places) {
        this.name = name;
        this.permits = permits;
        this.places = places;
    }

    /// Runs the work. Returns false, and never runs it, when all permits and all places are taken.
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

    /// Returns the task that takes the permit over.
    private synchronized Optional<Runnable> next() {
        var next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }
}
