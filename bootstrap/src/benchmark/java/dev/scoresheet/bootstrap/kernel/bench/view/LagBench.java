package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.projection.subscription.Holding;
import dev.scoresheet.application.kernel.projection.subscription.Subscriptions;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Time from the acknowledgement of an append until its event is in the committed rows of each view. Writer, runner and
/// database run on one machine, at a given rate. Events of many streams, at all stages of their lives, are appended one
/// by one. Their schedule does not wait for the answers.
public final class LagBench<E> {

    private static final int STREAMS = 2_000;
    private static final int BATCH = 2_000;
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final long SEED = 20_261_121;

    /// Number of streams; one measurement, including warm-up, uses no more.
    private static final int LIVES = 8_000;

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Consumer<String> say;

    public LagBench(ViewBench<E> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    public LagTable measure(List<Integer> rates, Duration each) throws Exception {
        var lives = new ArrayList<CopiedLog.Life<E>>();
        for (var more = subject.lives().get(); more.hasNext() && lives.size() < LIVES; ) {
            lives.add(more.next());
        }
        say.accept("warming up");
        measure(lives, false, rates.getLast(), WARM);
        var meter = server.meter();
        var rows = new ArrayList<LagTable.Row>();
        for (var alone : List.of(true, false)) {
            for (var rate : rates) {
                var row = measure(lives, alone, rate, each);
                say.accept(String.format(
                        Locale.ROOT,
                        "%d views at %d/s: p50 %.2f ms, p99 %.2f ms, worst %.2f ms",
                        row.views(),
                        rate,
                        row.p50Millis(),
                        row.p99Millis(),
                        row.worstMillis()));
                rows.add(row);
            }
        }
        return new LagTable(rows, meter.usage().foreign().orElse(Double.NaN));
    }

    private LagTable.Row measure(List<CopiedLog.Life<E>> lives, boolean alone, int rate, Duration each)
            throws Exception {
        var database = server.fresh();
        try {
            return measure(database, new StreamsUnderWay<>(lives.iterator(), STREAMS), new Follow(alone, rate, each));
        } finally {
            server.drop(database);
        }
    }

    /// @param alone true to follow only the subject's one view
    /// @param each time of the measurement, after ten seconds that only warm up
    public record Follow(boolean alone, int rate, Duration each) {}

    /// Measures on a log, which may be full. The views load it first.
    public LagTable.Row measure(DatabaseAddress database, StreamsUnderWay<E> streams, Follow follow) throws Exception {
        try (var threads = Executors.newCachedThreadPool();
                var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
            var views = postgres.views(subject.tables());
            var feed = postgres.eventFeed(subject.codec(), new Sha256LogDigest());
            var subscriptions = new Subscriptions<>(
                    subject.topology(),
                    subject.codec(),
                    feed,
                    views,
                    BATCH,
                    Optional.of(Holding.usual(TimeSource.system())));
            var identities = subscriptions.identities().stream()
                    .filter(identity -> !follow.alone || identity.view().equals(subject.view()))
                    .collect(Collectors.toSet());
            var clocks = new LagClocks(identities);
            var ports = new Runner.Ports(
                    identities,
                    (identity, lease) -> clocks.watching(identity, subscriptions.of(identity, lease)),
                    feed,
                    views.leases(),
                    views.generations(),
                    views.nodes(),
                    subject.rebuilds(postgres, views, threads));
            try (var runner =
                    Runner.start(ports, RunnerOptions.of("bench", Duration.ofSeconds(10), Duration.ofMillis(200)))) {
                var store = postgres.<E>eventStore(subject.codec(), new Sha256LogDigest());
                streams.begin(store, new Random(SEED));
                clocks.settle(feed.head());
                append(store, streams, follow.rate, WARM, new LagClocks(Set.of())); // not measured
                clocks.forget();
                var meter = server.meter();
                append(store, streams, follow.rate, follow.each, clocks);
                var usage = meter.usage();
                clocks.settle(feed.head());
                if (runner.loops().isEmpty()) {
                    throw new IllegalStateException("nothing was followed");
                }
                return clocks.row(follow.rate, usage);
            }
        }
    }

    /// Appends the next event of one stream after another, at its due time, in a thread of its own.
    private void append(EventStore<E> store, StreamsUnderWay<E> streams, int rate, Duration each, LagClocks clocks)
            throws InterruptedException {
        var began = System.nanoTime();
        var events = rate * each.toSeconds();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long event = 0; event < events; event++) {
                var due = began + event * 1_000_000_000L / rate;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var turn = streams.next();
                threads.execute(() -> {
                    try {
                        clocks.acknowledged(turn.append(store, 1));
                    } catch (RuntimeException failure) {
                        failures.add(failure);
                    }
                });
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " appends failed", failures.peek());
        }
    }
}
