package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.memory.kernel.snapshot.MemoryStateSnapshots;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import dev.scoresheet.application.kernel.node.KnownDowntimes;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.time.Downtimes;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Store of the log and of the read models, with the ports on it.
///
/// @param <E> the union of all events of the system
/// @param backend technology of the store; a subject checks it, to choose the store of its own tables
/// @param clock clock of the store, from which the instants of commands come
/// @param handlers factory of command handlers, which share the warm states of this process
/// @param restore port that restores a log into an empty one. Only commands use it: a server's log is not empty for
/// long
/// @param inline names of the read models that this process steps with its appends
/// @param pageBytes maximum bytes of events that are read, queued or written at once
/// @param hindrance reason why the last write to the log failed; empty once a write can succeed
/// @param loops loops that the store runs for itself
public record Stores<E>(
        Backend backend,
        EventCodec<E> codec,
        EventStore<E> events,
        StoreClock clock,
        CommandHandlers<E> handlers,
        EventFeed<E> feed,
        LogReader log,
        StreamLengths lengths,
        LogRestore restore,
        ReceiptPurge receipts,
        ViewPorts views,
        ProcessPorts<E> processes,
        Set<String> inline,
        int pageBytes,
        Supplier<Optional<String>> hindrance,
        Supplier<List<LoopStatus>> loops) {

    private static final System.Logger LOG = System.getLogger(Stores.class.getName());

    /// Technology of a store.
    public sealed interface Backend {}

    /// PostgreSQL.
    ///
    /// @param databaseLoops loops that keep the database itself running
    public record OnPostgres(Postgres postgres, PostgresViews readModels, Supplier<List<LoopStatus>> databaseLoops)
            implements Backend {}

    /// Memory of this process, lost when the process ends.
    public record InMemory(MemoryViews readModels) implements Backend {}

    /// @param commands limits of the handling of commands
    /// @param time clock of this machine; of it, the clock of the store uses only the monotonic part
    public static <E> Stores<E> on(
            OnPostgres backend, EventCodec<E> codec, Metrics metrics, Commands commands, TimeSource time) {
        var postgres = backend.postgres();
        var views = backend.readModels();
        var digest = new Sha256LogDigest();
        var events = metrics.measured(postgres.eventStore(codec, digest));
        var clock = postgres.startClock(time, commands.clockGrace());
        metrics.clock(clock);
        return new Stores<>(
                backend,
                codec,
                events,
                clock,
                handlers(
                        events,
                        postgres.stateSnapshots(),
                        metrics,
                        commands,
                        new KnownDowntimes(views.nodes(), TimeSource.system())),
                postgres.eventFeed(codec, digest),
                postgres.logReader(),
                postgres.streamLengths(),
                postgres.logRestore(),
                postgres::purgeSomeReceipts,
                new ViewPorts(
                        views,
                        views.generations(),
                        views.leases(),
                        views.nodes(),
                        views.visibility(),
                        postgres.bulkReader(),
                        postgres.positions()),
                new ProcessPorts<>(
                        postgres.processStore(),
                        postgres.processReplacement(),
                        postgres.partitionLeases(),
                        postgres.processInspector(),
                        postgres.receipts(),
                        postgres.exportSnapshots(),
                        metrics.measured(postgres.eventStoreOfProcesses(codec, digest))),
                views.inline(),
                postgres.pageBytes(),
                postgres::hindrance,
                () -> Stream.concat(backend.databaseLoops().get().stream(), postgres.loops().stream())
                        .toList());
    }

    /// @param commands limits of the handling of commands
    public static <E> Stores<E> of(
            MemoryLog<E> log, MemoryViews views, EventCodec<E> codec, Metrics metrics, Commands commands) {
        var events = metrics.measured(log.store());
        var processes = new MemoryProcesses(log.epochs(), log.clock(), views.nodes()::nodes);
        return new Stores<>(
                new InMemory(views),
                codec,
                events,
                log.clock(),
                handlers(
                        events,
                        new MemoryStateSnapshots(log.reader()),
                        metrics,
                        commands,
                        new KnownDowntimes(views.nodes(), TimeSource.system())),
                log.feed(),
                log.reader(),
                log.streamLengths(),
                log.restore(UUID.randomUUID().toString(), processes.records()),
                log.receiptPurge(),
                new ViewPorts(
                        views,
                        views.generations(),
                        views.leases(),
                        views.nodes(),
                        views.visibility(),
                        log.bulkReader(),
                        log.positions()),
                new ProcessPorts<>(
                        processes.store(),
                        processes.replacement(),
                        processes.leases(),
                        processes.inspector(),
                        log.receipts(),
                        log.exportSnapshots(processes.records()),
                        events),
                Set.of(),
                log.pageBytes(),
                Optional::empty,
                List::of);
    }

    private static <E> CommandHandlers<E> handlers(
            EventStore<E> events, StateSnapshotStore store, Metrics metrics, Commands commands, Downtimes downtimes) {
        var warm = new WarmStates(commands.warmBytes());
        metrics.warm(warm::figures);
        var snapshots = Optional.of(commands.snapshotOver())
                .filter(over -> over > 0)
                .map(over -> new StateSnapshots(
                        store,
                        new Sha256LogDigest(),
                        over,
                        Thread::startVirtualThread,
                        warning -> LOG.log(System.Logger.Level.WARNING, warning)));
        metrics.snapshots(() -> snapshots.map(StateSnapshots::figures).orElse(StateSnapshots.Figures.NONE));
        var limit = new CommandHandlers.Limit(TimeSource.system(), commands.appendsWithin());
        return new CommandHandlers<>(events, warm, snapshots, Optional.of(limit), downtimes);
    }

    public LogDigest digest() {
        return new Sha256LogDigest();
    }
}
