package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.adapters.memory.kernel.trace.MemoryTrace;
import dev.scoresheet.adapters.postgres.kernel.PostgresTrace;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.trace.TraceProjection;
import dev.scoresheet.application.kernel.projection.trace.TraceView;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Runtime of operations on read models. It gives them the threads, cores, memory, name and clock of this process.
public final class ViewOperationsRuntime<E> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ViewOperationsRuntime.class.getName());

    /// Time to wait for the end of running work, before and after its interrupt.
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ViewOperations operations;

    public ViewOperationsRuntime(
            Stores<E> stores, Topology<E> topology, String name, Duration lease, Rebuilds rebuilds) {
        var ports = stores.views();
        var runtime = Runtime.getRuntime();
        var models = new ReadModels<>(
                topology,
                new StoredEventDecoder<>(stores.codec(), stores.digest()),
                stores.feed(),
                stores.log(),
                ports.bulk(),
                ports.generations(),
                ports.leases(),
                ports.views(),
                FoldParallelism.of(threads, rebuilds.threads().orElseGet(runtime::availableProcessors))
                        .holding(2 * stores.pageBytes()),
                new Node(name, lease, TimeSource.system()));
        this.operations = ViewOperations.of(
                models,
                ports.positions(),
                runtime.maxMemory() / 100 * rebuilds.memoryPercent(),
                topology.tracing().map(projection -> tracing(stores, projection)));
    }

    private static <E> TraceView tracing(Stores<E> stores, TraceProjection<E> projection) {
        var identity = projection.identity();
        var queries = switch (stores.backend()) {
            case Stores.OnPostgres on -> new PostgresTrace(on.readModels(), identity);
            case Stores.InMemory on -> new MemoryTrace(on.readModels(), projection);
        };
        return new TraceView(identity, queries, stores.views().visibility());
    }

    public ViewOperations operations() {
        return operations;
    }

    public ExecutorService threads() {
        return threads;
    }

    /// Stops a running rebuild at its next check. The process that continues it need not wait for a timeout. Work
    /// that makes no check in time, such as the creation of an index, is interrupted.
    @Override
    public void close() {
        operations.rebuilds().stop();
        threads.shutdown();
        if (!endsInTime()) {
            threads.shutdownNow();
            if (!endsInTime()) {
                LOG.log(Level.WARNING, "an operation on a read model has not ended; the process ends without it");
            }
        }
    }

    private boolean endsInTime() {
        try {
            return threads.awaitTermination(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
