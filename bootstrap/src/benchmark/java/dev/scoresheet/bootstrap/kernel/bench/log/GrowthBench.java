package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import dev.scoresheet.bootstrap.kernel.bench.view.CountedSteps;
import dev.scoresheet.bootstrap.kernel.bench.view.LagBench;
import dev.scoresheet.bootstrap.kernel.bench.view.LagBench.Follow;
import dev.scoresheet.bootstrap.kernel.bench.view.LivesLoad;
import dev.scoresheet.bootstrap.kernel.bench.view.StreamsUnderWay;
import dev.scoresheet.bootstrap.kernel.bench.view.ViewBench;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Speed of a log by its size: reads of streams, appends, lag of all views, and the rebuild of one view. Each size has
/// a database of its own, which COPY fills.
final class GrowthBench<E> {

    private static final int CALLERS = 64;
    private static final int READS = 300;
    private static final int NEW_STREAMS = 4_000;
    private static final int UNDER_WAY = 200;
    private static final int RATE = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Consumer<String> say;
    private final List<String> problems = new ArrayList<>();

    GrowthBench(ViewBench<E> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    /// @param each time for the appends, and for the lag
    GrowthTable measure(List<Integer> sizes, Duration each) throws Exception {
        var meter = server.meter();
        var rows = new ArrayList<GrowthTable.Row>();
        for (var size : sizes) {
            var row = measure(size, each);
            say.accept(String.format(
                    Locale.ROOT,
                    "%,d events: read %.2f ms, %,.0f appends/s, lag %.2f ms, rebuild %.1f s",
                    row.events(),
                    row.readMillis(),
                    row.appendsPerSecond(),
                    row.lagMillis(),
                    row.rebuildSeconds()));
            rows.add(row);
        }
        return new GrowthTable(rows, meter.usage().foreign().orElse(Double.NaN), problems);
    }

    private GrowthTable.Row measure(int size, Duration each) throws Exception {
        var database = server.fresh();
        try {
            var filled = subject.fill(database, size);
            server.execute(database, "vacuum analyze kernel.event");
            say.accept(String.format(Locale.ROOT, "%,d events are in the log", filled));
            Latencies reads;
            LivesLoad.Result appends;
            try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
                var store = postgres.<E>eventStore(subject.codec(), new Sha256LogDigest());
                reads = reads(database, store, filled);
                appends =
                        new LivesLoad<>(store, newStreams(size), CALLERS, false, new CountedSteps()).run(WARM_UP, each);
            }
            try (var connection = database.connect(60)) {
                var head = "select position from kernel.head";
                CountCheck.expect("head", filled + appends.appended(), connection, head, problems);
            }
            var streams = new StreamsUnderWay<>(newStreams(size + 1).iterator(), UNDER_WAY);
            var lag = new LagBench<>(subject, server, say).measure(database, streams, new Follow(false, RATE, each));
            if (lag.behind() > 0) {
                problems.add(lag.behind() + " events were in no rows at the end");
            }
            var seconds = rebuildSeconds(database);
            return new GrowthTable.Row(
                    filled,
                    reads.millisAt(0.5),
                    reads.millisAt(0.99),
                    appends.latencies().count() / (each.toNanos() / 1e9),
                    appends.millisAt(0.5),
                    appends.millisAt(0.99),
                    lag.p50Millis(),
                    lag.p99Millis(),
                    seconds);
        } finally {
            server.drop(database);
        }
    }

    /// Reads streams that are spread over the whole log.
    private Latencies reads(DatabaseAddress database, EventStore<E> store, long filled) throws SQLException {
        var streams = new ArrayList<StreamId>();
        try (var connection = database.connect(60);
                var query =
                        connection.prepareStatement("select category, stream from kernel.event where position = ?")) {
            for (var number = 0; number < READS; number++) {
                query.setLong(1, 1 + number * (filled - 1) / READS);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    var key = rows.getString(2).substring(rows.getString(1).length() + 1);
                    streams.add(new StreamId(rows.getString(1), key));
                }
            }
        }
        for (var end = System.nanoTime() + WARM_UP.toNanos(); System.nanoTime() < end; ) {
            streams.forEach(store::read);
        }
        var latencies = new Latencies();
        for (var stream : streams) {
            var begin = System.nanoTime();
            store.read(stream);
            latencies.add(System.nanoTime() - begin);
        }
        return latencies;
    }

    /// Returns lives of the subject in streams that the log does not have.
    private List<CopiedLog.Life<E>> newStreams(long seed) {
        var lives = new ArrayList<CopiedLog.Life<E>>();
        for (var more = subject.lives().get(); more.hasNext() && lives.size() < NEW_STREAMS; ) {
            var life = more.next();
            var stream = new StreamId(life.stream().category(), new UUID(seed, lives.size()).toString());
            lives.add(new CopiedLog.Life<>(stream, life.events()));
        }
        return lives;
    }

    private double rebuildSeconds(DatabaseAddress database) throws InterruptedException {
        try (var threads = Executors.newCachedThreadPool();
                var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
            var rebuild = subject.rebuilds(postgres, postgres.views(subject.tables()), threads)
                    .of(subject.view());
            var begin = System.nanoTime();
            if (rebuild.run(true, "bench", ProgressListener.NONE).isEmpty()) {
                throw new IllegalStateException("the rebuild was canceled");
            }
            return (System.nanoTime() - begin) / 1e9;
        }
    }
}
