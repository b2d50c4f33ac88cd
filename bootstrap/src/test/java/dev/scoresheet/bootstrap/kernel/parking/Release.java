package dev.scoresheet.bootstrap.kernel.parking;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.repair.Repair;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.subscription.Subscriptions;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// One release, running: it follows the log into its view as a server does, and can be asked what an
/// operator asks.
final class Release implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int BATCH = 300;

    private final Postgres postgres;
    private final Generations generations;
    private final Rooms rooms;
    private final Repair repair;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Runner runner;

    /// @param fault what the view keeps of its promise
    private Release(DatabaseAddress address, String name, Rooms rooms, UnaryOperator<Views> fault) {
        this.rooms = rooms;
        postgres = Postgres.open(address, PostgresOptions.DEFAULT.named(name));
        var views = postgres.views(List.of(LifeTable.view()));
        generations = views.generations();
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        var topology = new Topology<>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), List.of(rooms))));
        var codec = BulbEventTypes.codec();
        var digest = new Sha256LogDigest();
        var feed = postgres.eventFeed(codec, digest);
        var models = new ReadModels<>(
                topology,
                new StoredEventDecoder<>(codec, digest),
                feed,
                postgres.logReader(),
                postgres.bulkReader(),
                generations,
                views.leases(),
                views,
                new FoldParallelism(threads, 2, 1),
                new Node(name, LEASE, TimeSource.system()));
        repair = new Repair(models.named(rooms.name()));
        var subscriptions = new Subscriptions<>(topology, codec, feed, fault.apply(views), BATCH);
        var ports = new Runner.Ports(
                subscriptions.identities(),
                subscriptions::of,
                feed,
                views.leases(),
                generations,
                views.nodes(),
                identity -> {
                    throw new IllegalStateException(identity + " is there from the beginning");
                });
        runner = Runner.start(ports, RunnerOptions.of(name, LEASE, Duration.ofMillis(50)));
    }

    static Release of(Rooms rooms, DatabaseAddress address) {
        return with(UnaryOperator.identity(), rooms, address);
    }

    static Release with(UnaryOperator<Views> fault, Rooms rooms, DatabaseAddress address) {
        return new Release(address, rooms.getClass().getSimpleName(), rooms, fault);
    }

    void awaitPosition(long position) throws InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (serving().progress().position() < position) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("not at " + position + " within " + PATIENCE + ": " + serving());
            }
            Thread.sleep(5);
        }
    }

    private Generation serving() {
        return generations.serving(rooms.identity()).orElseThrow();
    }

    List<ParkedEntry> parked() {
        return generations.parked(serving().number());
    }

    RepairResult retry(String entry) throws InterruptedException {
        return repair.retry(entry, OptionalLong.empty(), "the test");
    }

    @Override
    public void close() {
        runner.close();
        threads.close();
        postgres.close();
    }
}
