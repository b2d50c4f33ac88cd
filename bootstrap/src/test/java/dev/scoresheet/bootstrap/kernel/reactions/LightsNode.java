package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.PartitionRunner;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ThisNode;
import dev.scoresheet.bootstrap.kernel.store.ProcessPorts;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// One node on a database, which runs the processes of [Lights] as a server does.
final class LightsNode implements AutoCloseable {

    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Metrics metrics = new Metrics();
    final Stores<BulbEvent> stores;
    private final Postgres postgres;
    private final ProcessRuntime<BulbEvent> processes;

    LightsNode(String name, DatabaseAddress address, Duration lease, Lights lights) {
        this(name, address, lease, lights, 1);
    }

    /// @param partitions number of partitions of each process
    LightsNode(String name, DatabaseAddress address, Duration lease, Lights lights, int partitions) {
        this(name, address, lease, lights, partitions, UnaryOperator.identity(), TimeSource.system());
    }

    LightsNode(
            String name,
            DatabaseAddress address,
            Duration lease,
            Lights lights,
            UnaryOperator<EventStore<BulbEvent>> reactions,
            TimeSource time) {
        this(name, address, lease, lights, 1, reactions, time);
    }

    /// @param partitions number of partitions of each process
    /// @param reactions disturbance of the store that the reactions use
    /// @param time clock of the node's machine
    LightsNode(
            String name,
            DatabaseAddress address,
            Duration lease,
            Lights lights,
            int partitions,
            UnaryOperator<EventStore<BulbEvent>> reactions,
            TimeSource time) {
        postgres = Postgres.open(address, PostgresOptions.DEFAULT.named(name).looking(Duration.ofMillis(50), true));
        stores = disturbed(
                Stores.on(
                        new Stores.OnPostgres(postgres, postgres.views(List.of()), List::of),
                        BulbEventTypes.codec(),
                        metrics,
                        Commands.DEFAULT,
                        time),
                reactions);
        var settings = new Consumers(
                lease, Duration.ofMillis(20), true, Set.of(), Duration.ofMinutes(1), Duration.ofDays(7), 1_000);
        var self = new ThisNode(name, "test", Set.of(NodeRole.PROCESSES));
        var topology = lights.topology();
        var usual = PartitionRunner.ProcessOptions.of(Commands.DEFAULT.clockGrace(), time);
        processes = ProcessRuntime.start(
                self,
                self.presence(stores, topology, settings),
                stores,
                topology,
                settings,
                new PartitionRunner.ProcessOptions(partitions, usual.grace(), usual.lanes(), usual.time()),
                metrics);
    }

    private static Stores<BulbEvent> disturbed(Stores<BulbEvent> all, UnaryOperator<EventStore<BulbEvent>> reactions) {
        var processes = all.processes();
        return new Stores<>(
                all.backend(),
                all.codec(),
                all.events(),
                all.clock(),
                all.handlers(),
                all.feed(),
                all.log(),
                all.lengths(),
                all.restore(),
                all.receipts(),
                all.views(),
                new ProcessPorts<>(
                        processes.store(),
                        processes.replacement(),
                        processes.leases(),
                        processes.inspector(),
                        processes.receipts(),
                        processes.snapshots(),
                        reactions.apply(processes.events())),
                all.inline(),
                all.pageBytes(),
                all.hindrance(),
                all.loops());
    }

    ProcessRuntime<BulbEvent> processes() {
        return processes;
    }

    /// Appends the first events of some streams, with the stream as the correlation of each, in one append.
    void append(Map<StreamId, List<BulbEvent>> streams, String correlation) {
        var appends = streams.entrySet().stream()
                .map(one -> new StreamAppend<>(one.getKey(), new ExpectedVersion.Exactly(0), one.getValue()))
                .toList();
        var metadata = new Metadata(correlation, Optional.empty(), Optional.of("a-person"), Optional.of(TRACE));
        var result = stores.events().append(new Append.Fresh<>(List.copyOf(appends), metadata));
        if (!(result instanceof AppendResult.Appended)) {
            throw new AssertionError("not appended: " + result);
        }
    }

    void fit(String bulb, int watts) {
        append(Map.of(new StreamId("bulb", bulb), List.of(new BulbEvent.Fitted(watts))), "of-" + bulb);
    }

    List<RecordedEvent<BulbEvent>> events(String category, String key) {
        return stores.events().read(new StreamId(category, key)).events();
    }

    /// Returns a letter for each event of a stream.
    String letters(String category, String key) {
        return events(category, key).stream()
                .map(event -> switch (event.event()) {
                    case BulbEvent.Fitted _ -> "f";
                    case BulbEvent.SwitchedOn _ -> "n";
                    case BulbEvent.SwitchedOff _ -> "o";
                    case BulbEvent.Blew _ -> "b";
                })
                .collect(Collectors.joining());
    }

    PartitionStanding standing(String process) {
        return stores.processes().store().standing(process).partitions().getFirst();
    }

    Optional<HeldInstance> entry(String process, String instance) {
        var entries = stores.processes()
                .store()
                .status(new PartitionId(process, 0), Set.of())
                .entries();
        return Optional.ofNullable(entries.get(instance));
    }

    /// Waits until the checkpoint of a process is at the head of the log, with nothing waiting.
    void awaitQuiet(String... all) throws InterruptedException {
        await("the processes are quiet", () -> {
            var head = stores.feed().head();
            return List.of(all).stream()
                            .map(this::standing)
                            .allMatch(one -> one.progress().position() == head && one.waiting() == 0)
                    && stores.feed().head() == head; // one process may have sent while another was looked at
        });
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = TimeSource.system().deadline(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        processes.close();
        postgres.close();
    }
}
