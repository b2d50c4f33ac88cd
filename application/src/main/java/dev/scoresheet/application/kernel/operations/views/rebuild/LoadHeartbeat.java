package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The sign of life of a load under way: says every second that its loader lives and how far it is, on
/// a thread of its own, since writing a pass and making an index take as long as they take. Learns so,
/// too, that the load is to end.
final class LoadHeartbeat implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Generations generations;
    private final long generation;
    private final Node node;
    private final long began;
    private final Future<?> beating;
    private volatile long read;
    private volatile boolean ended;

    private LoadHeartbeat(Generations generations, long generation, Node node, ExecutorService threads) {
        this.generations = generations;
        this.generation = generation;
        this.node = node;
        this.began = node.time().nanos();
        this.beating = threads.submit(this::beat);
    }

    /// Takes the load.
    ///
    /// @throws Refusal when another process is at it
    static LoadHeartbeat take(Generations generations, long generation, Node node, ExecutorService threads) {
        if (!generations.takeLoad(generation, node.name())) {
            throw new OperationRefused(
                    "generation %d is being loaded by another process; `cancel` ends that".formatted(generation));
        }
        return new LoadHeartbeat(generations, generation, node, threads);
    }

    private Void beat() throws InterruptedException {
        while (!ended) {
            try {
                var spent = Duration.ofNanos(node.time().nanos() - began);
                ended = !generations.reportLoad(generation, node.name(), read, spent) || ended;
            } catch (StoreUnavailable _) {
                // the load itself will learn it; whoever takes over meanwhile is learnt here
            }
            node.time().sleep(EVERY);
        }
        return null;
    }

    /// False when the load is to end.
    boolean at(long position) {
        read = position;
        return !ended;
    }

    boolean isToEnd() {
        return ended;
    }

    /// Ends it from inside this process.
    void end() {
        ended = true;
    }

    /// The next loader need not wait for this one to count as dead, unless the store does not hear of it.
    @Override
    public void close() {
        ended = true;
        beating.cancel(true);
        try {
            generations.releaseLoad(generation, node.name());
        } catch (StoreUnavailable _) {
            // it counts as dead after a while
        }
    }
}
