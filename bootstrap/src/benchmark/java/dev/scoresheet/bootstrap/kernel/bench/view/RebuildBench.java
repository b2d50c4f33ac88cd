package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Speed of the rebuild of a view, compared with three other ways. The first is COPY of the same events out of
/// the database. The second only reads and decodes them. The third follows with one event per transaction. All
/// are in one run, one after the other, round by round. The table also has processor time, which is the same on
/// a machine with other users.
public final class RebuildBench<E> {

    /// @param share fraction of the speed of COPY out
    /// @param own processor time of this process, microseconds per event
    /// @param database processor time of the database, microseconds per event
    record Row(String variant, long events, double perSecond, double share, double own, double database) {}

    /// @param foreignCpu cores that other processes used, on average
    public record Table(List<Row> rows, double foreignCpu, long rowsOfTheView) {
        String text() {
            var lines = new ArrayList<String>();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-34s %12s %12s %8s %10s %10s",
                    "variant",
                    "events",
                    "events/s",
                    "x COPY",
                    "own us",
                    "database us"));
            for (var row : rows) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-34s %,12d %,12.0f %8.3f %10.2f %10.2f",
                        row.variant(),
                        row.events(),
                        row.perSecond(),
                        row.share(),
                        row.own(),
                        row.database()));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d rows in the view; foreign processor use: %.2f cores on average",
                    rowsOfTheView,
                    foreignCpu));
            return String.join(System.lineSeparator(), lines);
        }
    }

    private static final int ONE_BY_ONE = 2_000;

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Consumer<String> say;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private long rebuiltRows;

    RebuildBench(ViewBench<E> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    Table measure(long events, int rounds) throws Exception {
        var database = server.fresh();
        var filled = subject.fill(database, events);
        say.accept(String.format(Locale.ROOT, "%,d events are in the log", filled));
        try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
            var views = postgres.views(subject.tables());
            var meter = server.meter();
            var copies = new ArrayList<Timed>();
            var decodings = new ArrayList<Timed>();
            var rebuilds = new ArrayList<Timed>();
            for (int round = 0; round <= rounds; round++) {
                var copy = timed(filled, () -> CopyOut.run(database));
                var decoding = timed(filled, () -> decode(postgres, filled));
                var rebuild = timed(filled, () -> rebuild(postgres, views));
                say.accept(String.format(
                        Locale.ROOT,
                        "round %d: COPY out %.2f s, reading and decoding %.2f s, rebuild %.2f s",
                        round,
                        filled / copy.perSecond(),
                        filled / decoding.perSecond(),
                        filled / rebuild.perSecond()));
                if (round > 0) { // the first round warms up
                    copies.add(copy);
                    decodings.add(decoding);
                    rebuilds.add(rebuild);
                }
            }
            var one = timed(ONE_BY_ONE, () -> oneByOne(postgres, views));
            var usage = meter.usage();
            var limit = median(copies).perSecond();
            return new Table(
                    List.of(
                            row("COPY out, one connection", filled, median(copies), limit),
                            row("reading and decoding, all cores", filled, median(decodings), limit),
                            row("rebuild of " + subject.view(), filled, median(rebuilds), limit),
                            row("an event per transaction", ONE_BY_ONE, one, limit)),
                    usage.foreign().orElse(Double.NaN),
                    rebuiltRows);
        } finally {
            threads.shutdown();
            server.drop(database);
        }
    }

    private static Row row(String variant, long events, Timed timed, double limit) {
        return new Row(variant, events, timed.perSecond(), timed.perSecond() / limit, timed.own(), timed.database());
    }

    private static Timed median(List<Timed> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Timed::perSecond))
                .toList()
                .get(rounds.size() / 2);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /// @param own microseconds of this process per event
    /// @param database microseconds of the database per event
    private record Timed(double perSecond, double own, double database) {}

    private Timed timed(long events, Work work) throws Exception {
        var meter = server.meter();
        work.run();
        var usage = meter.usage();
        return new Timed(events / usage.seconds(), usage.ownMicros(events), usage.serverMicros(events));
    }

    private void decode(Postgres postgres, long through) throws Exception {
        var decoder = new StoredEventDecoder<>(subject.codec(), new Sha256LogDigest());
        var pending = new ArrayList<Future<?>>();
        postgres.bulkReader().read(0, through, Filter.ALL, (packed, seen) -> {
            pending.add(threads.submit(() -> packed.hashed(decoder.digest()).forEach(decoder::entry)));
            if (pending.size() > 4) {
                try {
                    pending.removeFirst().get();
                } catch (ExecutionException failed) {
                    throw new IllegalStateException(failed);
                }
            }
            return true;
        });
        for (var rest : pending) {
            rest.get();
        }
    }

    private void rebuild(Postgres postgres, PostgresViews views) throws InterruptedException {
        var rebuilt = subject.rebuilds(postgres, views, threads)
                .of(subject.view())
                .run(true, "bench", ProgressListener.NONE)
                .orElseThrow();
        rebuiltRows = rebuilt.rows();
    }

    private void oneByOne(Postgres postgres, PostgresViews views) {
        var feed = postgres.eventFeed(subject.codec(), new Sha256LogDigest());
        var followed = FollowedProjection.all(subject.topology(), subject.codec()).stream()
                .filter(one -> one.identity().view().equals(subject.view()))
                .findFirst()
                .orElseThrow();
        var generation =
                views.generations().begin(followed.identity(), 0, 1, "bench").number();
        emptyLoad(views, followed.projection(), generation);
        views.generations().finishLoad(generation);
        var lease = views.leases()
                .acquire(generation, "bench", Duration.ofMinutes(10))
                .orElseThrow();
        var subscription = followed.subscription(feed, views, lease, 1);
        for (int event = 0; event < ONE_BY_ONE; event++) {
            subscription.step();
        }
    }

    private static <K, V> void emptyLoad(PostgresViews views, Projection<?, K, ?, V> projection, long generation) {
        var load = views.bulkLoad(projection);
        load.pass(generation, 0, Map.<K, V>of().entrySet().iterator(), List.of(), Map.of(), List.of());
        load.index(generation);
    }
}
