package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.PartitionRunner;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ThisNode;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Node that runs the processes of chess on a database, as a server does.
final class ClockNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Postgres postgres;
    private final ProcessRuntime<ChessEvent> processes;
    final Stores<ChessEvent> stores;

    /// @param roles roles of the node; without [NodeRole#PROCESSES] it only has the log open
    /// @param time clock of the node's machine
    ClockNode(String name, DatabaseAddress address, Set<NodeRole> roles, TimeSource time) {
        postgres = Postgres.open(address, PostgresOptions.DEFAULT.named(name).looking(Duration.ofMillis(50), true));
        var metrics = new Metrics();
        stores = Stores.on(
                new Stores.OnPostgres(postgres, postgres.views(List.of()), List::of),
                ChessEventTypes.codec(),
                metrics,
                Commands.DEFAULT,
                time);
        var settings = new Consumers(
                Duration.ofSeconds(10),
                Duration.ofMillis(20),
                true,
                Set.of(),
                Duration.ofMinutes(1),
                Duration.ofDays(7),
                1_000);
        var topology = ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all());
        var self = new ThisNode(name, "test", roles);
        processes = ProcessRuntime.start(
                self,
                self.presence(stores, topology, settings),
                stores,
                topology,
                settings,
                PartitionRunner.ProcessOptions.of(Commands.DEFAULT.clockGrace(), time),
                metrics);
    }

    /// Appends the first events of some games in one append.
    void append(Map<UUID, List<GameEvent>> games) {
        var appends = games.entrySet().stream()
                .map(one -> new StreamAppend<ChessEvent>(
                        GameStreams.stream(one.getKey()), new ExpectedVersion.Exactly(0), List.copyOf(one.getValue())))
                .toList();
        var result = stores.events().append(new Append.Fresh<>(List.copyOf(appends), Metadata.of("games")));
        if (!(result instanceof AppendResult.Appended)) {
            throw new AssertionError("not appended: " + result);
        }
    }

    void handle(GameCommand command) {
        var context = CommandContext.fresh(Metadata.of("a player"));
        stores.handlers().of(GameStreams.aggregate()).handle(command, context);
    }

    List<RecordedEvent<ChessEvent>> events(UUID game) {
        return stores.events().read(GameStreams.stream(game)).events();
    }

    /// Waits until the process `clock` has read the log and has no deadline before an instant.
    void awaitNoDeadlineBefore(Instant instant) throws InterruptedException {
        await(
                "the deadlines before " + instant,
                () -> clock().partitions().stream()
                        .allMatch(one -> one.position() == stores.feed().head()
                                && one.waiting() + one.parked() == 0
                                && one.nextDeadline().filter(instant::isAfter).isEmpty()));
    }

    InspectedProcess clock() {
        return stores.processes().inspector().all().stream()
                .filter(process -> process.name().equals("clock"))
                .findFirst()
                .orElseThrow();
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var deadline = TimeSource.system().deadline(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        processes.close();
        postgres.close();
    }
}
