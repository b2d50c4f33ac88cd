package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.Decoding;
import dev.scoresheet.application.kernel.operations.views.Crew;
import dev.scoresheet.application.kernel.operations.views.Node;
import dev.scoresheet.application.kernel.operations.views.Operations;
import dev.scoresheet.application.kernel.operations.views.ReadModels;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What operations on read models need of this process: its threads, its cores, its memory, its name
/// and its clock.
final class Operating<E> implements AutoCloseable {

    /// Of the heap, for the rows of all rebuilds and checks that are under way at once.
    private static final int SHARE = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Operations<E> operations;

    Operating(Stores<E> stores, ViewPorts ports, Topology<E> topology, String name, Duration lease) {
        var models = new ReadModels<>(
                topology,
                new Decoding<>(stores.codec(), stores.digest()),
                stores.feed(),
                stores.log(),
                ports.bulk(),
                ports.generations(),
                ports.leases(),
                ports.views());
        var runtime = Runtime.getRuntime();
        this.operations = Operations.of(
                models,
                ports.positions(),
                Crew.of(threads, runtime.availableProcessors()).holding(2 * stores.pageBytes()),
                new Node(name, lease, new SystemTime()),
                runtime.maxMemory() / SHARE);
    }

    Operations<E> operations() {
        return operations;
    }

    ExecutorService threads() {
        return threads;
    }

    /// A rebuild under way ends at its next look, and whoever takes it up need not wait.
    @Override
    public void close() {
        operations.rebuild().stop();
        threads.close();
    }
}
