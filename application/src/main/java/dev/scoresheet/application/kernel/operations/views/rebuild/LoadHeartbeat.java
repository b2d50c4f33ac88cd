package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Heartbeat of a running load. Every second it reports that the loader lives, and its position. It has its own thread,
/// because writing a pass or making an index may take long. The reply tells it when the load must end.
final class LoadHeartbeat implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Generations generations;
    private final long generation;
    private final Node node;
    private final long began;
    private final Future<?> task;
    private volatile long read;
    private volatile boolean ended;

    private LoadHeartbeat(Generations generations, long generation, Node node, ExecutorService threads) {
        this.generations = generations;
        this.generation = generation;
        this.node = node;
        this.began = node.time().nanos();
        this.task = threads.submit(this::beat);
    }

    /// Takes the load.
    ///
    /// @throws OperationRefused when another process has the load
    static LoadHeartbeat take(OperatedView<?, ?, ?, ?> view, long generation) {
        if (!view.generations().takeLoad(generation, view.node().name())) {
            throw new OperationRefused(
                    "another process loads generation %d; `cancel` ends the load".formatted(generation));
        }
        return new LoadHeartbeat(
                view.generations(), generation, view.node(), view.parallelism().threads());
    }

    private Void beat() throws InterruptedException {
        while (!ended) {
            try {
                var spent = Duration.ofNanos(node.time().nanos() - began);
                ended = !generations.reportLoad(generation, node.name(), read, spent) || ended;
            } catch (StoreUnavailable _) {
                // the load itself meets this failure; the next report detects a takeover
            }
            node.time().sleep(EVERY);
        }
        return null;
    }

    /// True if the load can continue; false if it must end.
    boolean at(long position) {
        read = position;
        return !ended;
    }

    boolean isToEnd() {
        return ended;
    }

    /// Ends the load from this process.
    void end() {
        ended = true;
    }

    /// Releases the load, so that the next loader need not wait until this one counts as dead.
    @Override
    public void close() {
        ended = true;
        task.cancel(true);
        try {
            generations.releaseLoad(generation, node.name());
        } catch (StoreUnavailable _) {
            // without a release, this loader counts as dead after a timeout
        }
    }
}
