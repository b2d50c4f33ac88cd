package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.NodePresence;
import dev.scoresheet.adapters.runner.kernel.PartitionRunner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.adapters.runner.kernel.VirtualLanes;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.WarmStates;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.Followable;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog.Life;
import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/// Reactions per second with one and with several partitions beside the same commands sent directly, lateness of
/// deadlines, and the speed of a silent fold. Runner and database run on one machine.
final class ProcessBench {

    private static final int CALLERS = 16;
    private static final List<Integer> PARTITIONS = List.of(1, 4);
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ACTS_LATER_MILLIS = 3_000;

    private final BenchServer server;
    private final Consumer<String> say;
    private final List<String> problems = new ArrayList<>();

    ProcessBench(BenchServer server, Consumer<String> say) {
        this.server = server;
        this.say = say;
    }

    /// @param reactions number of reactions in each run
    /// @param deadlines number of instances with a deadline
    /// @param over time over which the deadlines are spread
    ProcessTable measure(int reactions, int deadlines, Duration over) throws Exception {
        say.accept("warming up");
        direct(reactions / 2);
        reactions(1, reactions / 2, 1);
        var meter = server.meter();
        var direct = direct(reactions);
        say.accept(String.format(Locale.ROOT, "directly: %,.0f commands/s", direct));
        var rows = new ArrayList<ProcessTable.Reactions>();
        for (var partitions : PARTITIONS) {
            var row = reactions(partitions, reactions, direct);
            say.accept(String.format(Locale.ROOT, "%d partitions: %,.0f reactions/s", partitions, row.perSecond()));
            rows.add(row);
        }
        var late = deadlines(deadlines, over);
        say.accept(String.format(Locale.ROOT, "deadlines: p99 %.0f ms late", late.p99Millis()));
        var fold = fold(10 * reactions);
        return new ProcessTable(
                CALLERS, direct, rows, late, fold, meter.usage().foreign().orElse(Double.NaN), problems);
    }

    private double direct(int commands) throws Exception {
        return on(node -> {
            var handler = node.handlers(node.postgres.eventStore(QuestionEvent.codec(), new Sha256LogDigest()))
                    .of(QuestionRules.aggregate(QuestionRules.REPLY));
            var next = new AtomicInteger();
            var began = System.nanoTime();
            try (var threads = Executors.newFixedThreadPool(CALLERS)) {
                var callers = IntStream.range(0, CALLERS)
                        .<Callable<Integer>>mapToObj(_ -> () -> {
                            int number;
                            while ((number = next.getAndIncrement()) < commands) {
                                var key = new ReceiptKey(new Principal.Client("bench"), "key-" + number);
                                var request =
                                        new KeyedRequest(key, new Sha256TextHash().of("key-" + number), Fence.NONE);
                                var outcome = handler.handle(
                                        QuestionRules.reply("q" + number),
                                        new CommandContext(
                                                Optional.of(request), OptionalLong.empty(), Metadata.of("direct")));
                                if (!(outcome instanceof Outcome.Done)) {
                                    throw new IllegalStateException("a command was not done: " + outcome);
                                }
                            }
                            return number;
                        })
                        .toList();
                for (var caller : threads.invokeAll(callers)) {
                    caller.get();
                }
            }
            return commands / seconds(began);
        });
    }

    private ProcessTable.Reactions reactions(int partitions, int number, double direct) throws Exception {
        return on(node -> {
            node.processes.start(Replies.NAME, partitions);
            node.pose(number, _ -> 0);
            var meter = server.meter();
            var began = System.nanoTime();
            double perSecond;
            CpuMeter.Usage usage;
            try (var _ = node.run(1, partitions)) {
                node.awaitQuiet();
                perSecond = number / seconds(began);
                usage = meter.usage();
            }
            node.expect("replies", number, "select count(*) from kernel.event where stream like 'reply-%'");
            node.expect("receipts", number, "select count(*) from kernel.receipt");
            return new ProcessTable.Reactions(
                    partitions,
                    perSecond,
                    perSecond / direct,
                    usage.own().orElse(Double.NaN),
                    usage.server().orElse(Double.NaN));
        });
    }

    private ProcessTable.Deadlines deadlines(int instances, Duration over) throws Exception {
        return on(node -> {
            node.processes.start(Replies.NAME, 1);
            var first =
                    Instant.now().plusMillis(ACTS_LATER_MILLIS + instances / 10).toEpochMilli();
            node.pose(instances, number -> first + number * over.toMillis() / instances);
            var late = new Latencies();
            try (var _ = node.run(1, 1)) {
                node.awaitQuiet();
                node.await("all recalled", () -> node.number(RECALLED) >= instances);
            }
            node.expect("recalls", instances, RECALLED);
            node.expect("recalls that were too early", 0, RECALLED + " and " + MILLIS + " < 0");
            for (var millis :
                    node.numbers("select " + MILLIS + " from kernel.event where type = 'question.recalled'")) {
                late.add(millis * 1_000_000);
            }
            return new ProcessTable.Deadlines(
                    instances,
                    over.toMillis() / 1e3,
                    GRACE.toMillis(),
                    late.millisAt(0.5),
                    late.millisAt(0.99),
                    late.millisAt(1));
        });
    }

    private static final String RECALLED = "select count(*) from kernel.event where type = 'question.recalled'";

    private static final String MILLIS =
            "(extract(epoch from recorded_at) * 1000 - (data->>'dueMillis')::bigint)::bigint";

    /// Measures a fold of rows that are of another version.
    private ProcessTable.Fold fold(int events) throws Exception {
        return on(node -> {
            node.pose(events, _ -> 0);
            node.processes.start(Replies.NAME, 1);
            var began = System.nanoTime();
            try (var _ = node.run(1, 1)) {
                var head = node.postgres.logReader().head().position();
                node.await(
                        "folded",
                        () -> node.processes
                                        .status(new PartitionId(Replies.NAME, 0), Set.of())
                                        .version()
                                        .through()
                                == head);
            }
            var perSecond = events / seconds(began);
            node.expect("replies", 0, "select count(*) from kernel.event where stream like 'reply-%'");
            return new ProcessTable.Fold(events, perSecond);
        });
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private interface OnNode<T> {
        T measure(BenchNode node) throws Exception;
    }

    private <T> T on(OnNode<T> measurement) throws Exception {
        var database = server.fresh();
        try (var postgres =
                Postgres.open(database, PostgresOptions.DEFAULT.named("bench").looking(Duration.ofMillis(200), true))) {
            return measurement.measure(new BenchNode(database, postgres, postgres.processStore()));
        } finally {
            server.drop(database);
        }
    }

    /// Node with its database.
    private final class BenchNode {

        private final DatabaseAddress database;
        private final Postgres postgres;
        private final ProcessStore processes;

        BenchNode(DatabaseAddress database, Postgres postgres, ProcessStore processes) {
            this.database = database;
            this.postgres = postgres;
            this.processes = processes;
        }

        CommandHandlers<QuestionEvent> handlers(EventStore<QuestionEvent> store) {
            return new CommandHandlers<>(store, new WarmStates(64 << 20), Optional.empty());
        }

        void pose(int number, IntToLongFunction dueMillis) throws SQLException {
            var lives = IntStream.range(0, number)
                    .mapToObj(question -> new Life<QuestionEvent>(
                            new StreamId(QuestionRules.QUESTION, "q" + question),
                            List.of(QuestionRules.posed(dueMillis.applyAsLong(question)))))
                    .iterator();
            try (var connection = database.connect(60)) {
                new CopiedLog<>(QuestionEvent.codec(), new Sha256LogDigest(), connection)
                        .fill(lives, 1_000, Long.MAX_VALUE);
            }
            server.execute(database, "vacuum analyze kernel.event");
        }

        PartitionRunner run(int version, int partitions) {
            var codec = QuestionEvent.codec();
            var digest = new Sha256LogDigest();
            var handlers = handlers(postgres.eventStoreOfProcesses(codec, digest));
            var senders = new PartitionRunner.Senders<QuestionEvent>() {
                @Override
                public <S, C> ReactionSender<S, C> of(DeclaredProcess<QuestionEvent, S, C> process) {
                    return new TargetSender<>(process, handlers, new Sha256TextHash());
                }
            };
            var replies = new Replies(version).declared();
            var options = RunnerOptions.of("bench", Duration.ofSeconds(10), Duration.ofMillis(200));
            var self = new NodeRegistration(
                    "bench",
                    "bench",
                    Set.of(NodeRole.PROCESSES),
                    Set.of(Followable.process(Replies.NAME, version)),
                    Set.of(),
                    Set.of());
            return PartitionRunner.start(
                    List.of(replies),
                    new PartitionRunner.Ports<>(
                            processes,
                            postgres.processReplacement(),
                            postgres.partitionLeases(),
                            postgres.eventFeed(codec, digest),
                            senders,
                            ProcessMeter.NONE),
                    new NodePresence(postgres.views(List.of()).nodes(), self, options),
                    new PartitionRunner.ProcessOptions(
                            partitions, GRACE, new VirtualLanes(VirtualLanes.USUAL), TimeSource.system()),
                    options);
        }

        void awaitQuiet() throws Exception {
            await("all reactions", () -> {
                var head = postgres.logReader().head().position();
                return processes.standing(Replies.NAME).partitions().stream()
                        .allMatch(one -> one.progress().position() == head && one.waiting() + one.parked() == 0);
            });
        }

        void await(String what, BooleanSupplier condition) throws InterruptedException {
            var deadline = TimeSource.system().deadline(PATIENCE);
            while (!condition.getAsBoolean()) {
                if (deadline.isOver()) {
                    throw new IllegalStateException("not within " + PATIENCE + ": " + what);
                }
                Thread.sleep(20);
            }
        }

        long number(String query) {
            return numbers(query).getFirst();
        }

        List<Long> numbers(String query) {
            var numbers = new ArrayList<Long>();
            try (var connection = database.connect(60);
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return numbers;
        }

        void expect(String what, long expected, String query) {
            var actual = number(query);
            if (actual != expected) {
                problems.add(what + ": " + actual + " instead of " + expected);
            }
        }
    }
}
