package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Time of a command on streams of several lengths, by one caller. It also measures the read of the
/// stream and the fold alone. The first command of a node on a stream needs both, or the snapshot of the
/// stream. The commands after it begin on the state that the node keeps.
final class LoadBench<C, S, E extends U, R, U> {

    private static final int FURTHER = 4;
    private static final int FEWEST = 3;
    private static final int MOST = 300;
    private static final long CACHE = 1L << 30;

    /// Commands on each stream: the first one, further ones, one before its snapshot, and one from it.
    private static final int COMMANDS = 1 + FURTHER + 2;

    private final LoadSubject<C, S, E, R, U> subject;
    private final BenchServer server;
    private final Consumer<String> say;
    private final List<String> problems = new ArrayList<>();

    LoadBench(LoadSubject<C, S, E, R, U> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    /// @param events number of events for each length; it decides on the number of streams
    /// @param lengths lengths of the streams
    LoadTable measure(List<Integer> lengths, int events) throws Exception {
        say.accept("warming up");
        for (var length : lengths) {
            measure(length, events / 2);
        }
        var meter = server.meter();
        var rows = new ArrayList<LoadTable.Row>();
        for (var length : lengths) {
            var row = measure(length, events);
            say.accept(String.format(
                    Locale.ROOT,
                    "%,d events: first command %.2f ms, from a snapshot %.2f ms",
                    row.events(),
                    row.firstMillis(),
                    row.snapshotMillis()));
            rows.add(row);
        }
        return new LoadTable(rows, meter.usage().foreign().orElse(Double.NaN), problems);
    }

    private LoadTable.Row measure(int length, int events) throws Exception {
        var streams = LongStream.range(0, Math.clamp(events / length, FEWEST, MOST))
                .mapToObj(number -> new StreamId(subject.aggregate().category(), new UUID(length, number).toString()))
                .toList();
        var lives = streams.stream()
                .map(stream -> new CopiedLog.Life<U>(stream, subject.events().subList(0, length)))
                .iterator();
        var database = server.fresh();
        try (var connection = database.connect(60)) {
            var filled = new CopiedLog<>(subject.codec(), new Sha256LogDigest(), connection)
                    .fill(lives, streams.size(), Long.MAX_VALUE);
            server.execute(database, "vacuum analyze kernel.event");
            var times = new Times();
            try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
                var store = postgres.<U>eventStore(subject.codec(), new Sha256LogDigest());
                var handler = handler(store);
                streams.forEach(stream -> measure(stream, length, store, handler, times));
                var snapshots = postgres.stateSnapshots();
                var making = snapshots(snapshots, 1);
                streams.forEach(stream -> nanos(stream, length, reading(store, making)));
                var made = snapshots(snapshots, Integer.MAX_VALUE);
                var restarted = reading(store, made);
                streams.forEach(stream -> times.restarted.add(nanos(stream, length, restarted)));
                if (made.figures().hits() != streams.size()) {
                    problems.add("not every command began at a snapshot: " + made.figures());
                }
            }
            var appended = streams.size() * (long) COMMANDS;
            CountCheck.expect("events", filled + appended, connection, "select count(*) from kernel.event", problems);
            return times.row(length, streams.size());
        } finally {
            server.drop(database);
        }
    }

    private CommandHandler<C, S, R> handler(EventStore<U> store) {
        return new CommandHandlers<>(store, new WarmStates(CACHE), Optional.empty()).of(subject.aggregate());
    }

    /// Returns a handler that keeps no states in memory: each of its commands is the first one of a node.
    private CommandHandler<C, S, R> reading(EventStore<U> store, StateSnapshots snapshots) {
        return new CommandHandlers<>(store, WarmStates.none(), Optional.of(snapshots), Optional.empty())
                .of(subject.aggregate());
    }

    private static StateSnapshots snapshots(StateSnapshotStore store, int over) {
        return new StateSnapshots(store, new Sha256LogDigest(), over, Runnable::run, _ -> {});
    }

    private void measure(
            StreamId stream, int length, EventStore<U> store, CommandHandler<C, S, R> handler, Times times) {
        var begin = System.nanoTime();
        var read = store.read(stream);
        times.read.add(System.nanoTime() - begin);
        begin = System.nanoTime();
        var decider = subject.aggregate().decider();
        var state = read.fold(
                decider.initial(),
                (before, event) ->
                        decider.evolve(before, subject.aggregate().family().cast(event)));
        times.fold.add(System.nanoTime() - begin);
        if (state.equals(decider.initial())) {
            problems.add(stream + " was folded to nothing");
        }
        times.first.add(nanos(stream, length, handler));
        for (var further = 0; further < FURTHER; further++) {
            times.further.add(nanos(stream, length, handler));
        }
    }

    private long nanos(StreamId stream, int length, CommandHandler<C, S, R> handler) {
        var command = subject.command().apply(stream, length);
        var context = CommandContext.fresh(Metadata.of(UUID.randomUUID().toString()));
        var begin = System.nanoTime();
        var outcome = handler.handle(command, context);
        var nanos = System.nanoTime() - begin;
        if (!(outcome instanceof Outcome.Done<S, R>)) {
            problems.add(command + " was not done: " + outcome.getClass().getSimpleName());
        }
        return nanos;
    }

    private static final class Times {
        private final Latencies read = new Latencies();
        private final Latencies fold = new Latencies();
        private final Latencies first = new Latencies();
        private final Latencies restarted = new Latencies();
        private final Latencies further = new Latencies();

        LoadTable.Row row(int events, int streams) {
            return new LoadTable.Row(
                    events,
                    streams,
                    read.millisAt(0.5),
                    fold.millisAt(0.5),
                    first.millisAt(0.5),
                    first.millisAt(0.99),
                    restarted.millisAt(0.5),
                    restarted.millisAt(0.99),
                    further.millisAt(0.5),
                    further.millisAt(0.99));
        }
    }
}
