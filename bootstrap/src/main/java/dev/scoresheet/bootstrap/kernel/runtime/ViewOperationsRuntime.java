package dev.scoresheet.bootstrap.kernel.runtime;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.fold.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.bootstrap.kernel.process.SystemTimeSource;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.store.ViewPorts;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What operations on read models need of this process: its threads, its cores, its memory, its name
/// and its clock.
public final class ViewOperationsRuntime<E> implements AutoCloseable {

    /// Of the heap, for the rows of all rebuilds and checks that are under way at once.
    private static final int SHARE = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ViewOperations<E> operations;

    public ViewOperationsRuntime(Stores<E> stores, ViewPorts ports, Topology<E> topology, String name, Duration lease) {
        var models = new ReadModels<>(
                topology,
                new StoredEventDecoder<>(stores.codec(), stores.digest()),
                stores.feed(),
                stores.log(),
                ports.bulk(),
                ports.generations(),
                ports.leases(),
                ports.views());
        var runtime = Runtime.getRuntime();
        this.operations = ViewOperations.of(
                models,
                ports.positions(),
                FoldParallelism.of(threads, runtime.availableProcessors()).holding(2 * stores.pageBytes()),
                new Node(name, lease, new SystemTimeSource()),
                runtime.maxMemory() / SHARE);
    }

    public ViewOperations<E> operations() {
        return operations;
    }

    public ExecutorService threads() {
        return threads;
    }

    /// A rebuild under way ends at its next look, and whoever takes it up need not wait.
    @Override
    public void close() {
        operations.rebuild().stop();
        threads.close();
    }
}
