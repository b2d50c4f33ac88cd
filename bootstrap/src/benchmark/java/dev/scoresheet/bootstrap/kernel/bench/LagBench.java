package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.log.Append;
import dev.scoresheet.application.kernel.log.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.Metadata;
import dev.scoresheet.application.kernel.log.Receipt;
import dev.scoresheet.application.kernel.log.ReceiptKey;
import dev.scoresheet.application.kernel.log.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.StreamAppend;
import dev.scoresheet.application.kernel.projection.Subscriptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// How long after an append was acknowledged its event is in the committed rows of each view, at a
/// given rate, with writer, runner and database on one machine. Events of many streams are appended one
/// by one, on a schedule that does not wait for the answers.
public final class LagBench<E> {

    private static final int STREAMS = 2_000;
    private static final int BATCH = 2_000;
    private static final Duration WARM = Duration.ofSeconds(10);

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Consumer<String> say;

    LagBench(ViewBench<E> subject, BenchServer server, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.say = say;
    }

    LagTable measure(List<Integer> rates, Duration each) throws Exception {
        var meter = server.meter();
        var rows = new ArrayList<LagTable.Row>();
        for (var alone : List.of(true, false)) {
            for (var rate : rates) {
                var row = measure(alone, rate, each);
                say.accept(String.format(
                        Locale.ROOT,
                        "%d views at %d/s: p50 %.2f ms, p99 %.2f ms",
                        row.views(),
                        rate,
                        row.p50Millis(),
                        row.p99Millis()));
                rows.add(row);
            }
        }
        return new LagTable(rows, meter.usage().foreign().orElse(Double.NaN));
    }

    private LagTable.Row measure(boolean alone, int rate, Duration each) throws Exception {
        var database = server.fresh();
        try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"))) {
            var views = postgres.views(subject.tables());
            var feed = postgres.eventFeed(subject.codec(), new Sha256LogDigest());
            var subscriptions = new Subscriptions<>(subject.topology(), subject.codec(), feed, views, BATCH);
            var identities = subscriptions.identities().stream()
                    .filter(identity -> !alone || identity.view().equals(subject.view()))
                    .collect(Collectors.toSet());
            var clocks = new LagClocks(identities);
            var ports = new Runner.Ports(
                    identities,
                    (identity, lease) -> clocks.watching(identity, subscriptions.of(identity, lease)),
                    feed,
                    views.leases(),
                    views.generations(),
                    identity -> {
                        throw new IllegalStateException(identity + " is there from the beginning");
                    });
            try (var runner =
                    Runner.start(ports, RunnerOptions.of("bench", Duration.ofSeconds(10), Duration.ofMillis(200)))) {
                var store = postgres.<E>eventStore(subject.codec(), new Sha256LogDigest());
                append(store, 0, rate, WARM, new LagClocks(Set.of())); // warm, and not measured
                var began = System.nanoTime();
                append(store, STREAMS, rate, each, clocks);
                var seconds = (System.nanoTime() - began) / 1e9;
                clocks.settle(feed.head());
                return clocks.row(rate, seconds, runner.loops().isEmpty() ? 0 : identities.size());
            }
        } finally {
            server.drop(database);
        }
    }

    /// One stream after another, from one of the subject's on, has its next event appended, in a thread
    /// of its own, when its time has come.
    private void append(EventStore<E> store, int first, int rate, Duration each, LagClocks clocks)
            throws InterruptedException {
        var lives = new ArrayList<Turn<E>>();
        var more = subject.lives().get();
        for (int skipped = 0; skipped < first && more.hasNext(); skipped++) {
            more.next();
        }
        while (lives.size() < STREAMS && more.hasNext()) {
            lives.add(new Turn<>(more.next()));
        }
        var began = System.nanoTime();
        var events = rate * each.toSeconds();
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long event = 0; event < events; event++) {
                var due = began + event * 1_000_000_000L / rate;
                for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var turn = lives.get((int) (event % lives.size()));
                threads.execute(() -> {
                    try {
                        turn.next(store, clocks);
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

    /// A stream that is appended to, one event at a time.
    private static final class Turn<E> {

        private final CopiedLog.Life<E> life;
        private final Iterator<? extends E> events;
        private long version;

        Turn(CopiedLog.Life<E> life) {
            this.life = life;
            this.events = life.events().iterator();
        }

        synchronized void next(EventStore<E> store, LagClocks clocks) {
            if (!events.hasNext()) {
                return;
            }
            var key = new ReceiptKey("bench", life.stream() + "@" + version);
            var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
            var stream = new StreamAppend<>(life.stream(), new Exactly(version), List.of(events.next()));
            var result = store.append(new Append<>(List.of(stream), receipt, Metadata.of("bench")));
            if (result instanceof Appended(var receipted)) {
                clocks.acknowledged(receipted.lastPosition().orElseThrow());
                version++;
            } else {
                throw new IllegalStateException("nobody else writes here: " + result);
            }
        }
    }
}
