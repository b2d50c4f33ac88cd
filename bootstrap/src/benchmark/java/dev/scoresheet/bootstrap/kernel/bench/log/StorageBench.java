package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.bootstrap.kernel.bench.append.Load;
import dev.scoresheet.bootstrap.kernel.bench.append.StoreContender;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import dev.scoresheet.bootstrap.kernel.bench.measure.DiskUse;
import dev.scoresheet.bootstrap.kernel.bench.view.ViewBench;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Disk use of a log, and of its WAL, for each event, with keys and without: orders as in the comparison
/// of appends, and complete streams of a subject. Many callers append one event at a time to an empty
/// database after a checkpoint.
final class StorageBench<E> {

    private static final int CALLERS = 64;

    private static final String WAL =
            "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint, wal_fpi from pg_stat_wal";

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Consumer<String> say;

    private record Wal(long bytes, long fullPages) {

        static Wal read(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(WAL)) {
                rows.next();
                return new Wal(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    StorageBench(ViewBench<E> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    /// @param streams number of the subject's streams
    /// @param each time for the orders
    StorageTable measure(int streams, Duration each) throws Exception {
        var lives = first(subject.lives().get(), streams);
        var eventsOfAStream =
                lives.stream().mapToInt(life -> life.events().size()).average().orElseThrow();
        var orders = new ArrayList<StorageTable.Row>();
        var ofSubject = new ArrayList<StorageTable.Row>();
        for (var keyed : List.of(false, true)) {
            var load = new Load(CALLERS, keyed, 0, Duration.ZERO, each, 0);
            orders.add(row("orders", keyed, database -> {
                try (var contender = new StoreContender(database)) {
                    return load.run(contender).appended();
                }
            }));
            ofSubject.add(row(subject.view(), keyed, database -> append(database, lives, keyed)));
        }
        return StorageTable.of(orders, ofSubject, eventsOfAStream);
    }

    @FunctionalInterface
    private interface Appending {
        /// Appends, and returns the number of acknowledged events.
        long to(DatabaseAddress database) throws SQLException, InterruptedException;
    }

    private StorageTable.Row row(String events, boolean keyed, Appending appending)
            throws SQLException, InterruptedException {
        var database = server.fresh();
        try (var connection = database.connect(60)) {
            var before = Wal.read(connection);
            var appended = appending.to(database);
            var after = Wal.read(connection);
            var problems = new ArrayList<String>();
            CountCheck.expect("events", appended, connection, "select count(*) from kernel.event", problems);
            if (keyed) {
                CountCheck.expect("receipts", appended, connection, "select count(*) from kernel.receipt", problems);
            }
            var row = new StorageTable.Row(
                    events,
                    keyed,
                    DiskUse.read(connection),
                    DiskUse.byType(connection),
                    (after.bytes - before.bytes) / (double) appended,
                    (after.fullPages - before.fullPages) / (double) appended,
                    problems);
            say.accept(String.format(
                    Locale.ROOT,
                    "%s: %.0f bytes an event",
                    row.name(),
                    row.disk().total()));
            return row;
        } finally {
            server.drop(database);
        }
    }

    private long append(DatabaseAddress database, List<CopiedLog.Life<E>> lives, boolean keyed)
            throws InterruptedException {
        try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
            var store = postgres.<E>eventStore(subject.codec(), new Sha256LogDigest());
            return append(lives, life -> {
                for (var version = 0; version < life.events().size(); version++) {
                    if (!(store.append(life.append(version, 1, keyed)) instanceof AppendResult.Appended)) {
                        throw new IllegalStateException("another writer appended to " + life.stream());
                    }
                }
            });
        }
    }

    /// Appends all events of all streams by several callers, each one stream after the other.
    private static <T> long append(List<CopiedLog.Life<T>> lives, Consumer<CopiedLog.Life<T>> caller)
            throws InterruptedException {
        var left = lives.iterator();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Long>>();
            for (var number = 0; number < CALLERS; number++) {
                running.add(threads.submit(() -> {
                    var appended = 0L;
                    for (var life = next(left); !life.isEmpty(); life = next(left)) {
                        caller.accept(life.getFirst());
                        appended += life.getFirst().events().size();
                    }
                    return appended;
                }));
            }
            var sum = 0L;
            for (var one : running) {
                sum += one.get();
            }
            return sum;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a caller failed: " + failed.getCause(), failed.getCause());
        }
    }

    private static <T> List<T> next(Iterator<T> left) {
        synchronized (left) {
            return left.hasNext() ? List.of(left.next()) : List.of();
        }
    }

    private static <T> List<T> first(Iterator<T> all, int number) {
        var first = new ArrayList<T>();
        while (all.hasNext() && first.size() < number) {
            first.add(all.next());
        }
        return first;
    }
}
