package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.WarmStates.Figures;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.Question;
import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All metrics of one node. Their names are stable for dashboards. Thread-safe.
public final class Metrics {

    private static final double[] COUNTS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Gauges gauges = new Gauges(registry);
    private final ProcessMetrics processes = new ProcessMetrics(registry, COUNTS);
    private Optional<StoreMetrics> store = Optional.empty();
    private volatile Supplier<List<PartitionStanding>> partitions = List::of;

    private final Counter appends = registered(Counter.builder()
            .name(Gauges.name("appends_total"))
            .help("Appends to the log, by result")
            .labelNames("result"));
    private final Histogram appendSeconds = registered(Histogram.builder()
            .name(Gauges.name("append_seconds"))
            .help("Time from the call of an append to its answer")
            .classicOnly());
    private final Histogram batchAppends = registered(Histogram.builder()
            .name(Gauges.name("append_batch_appends"))
            .help("Appends that were written to the log in one call")
            .classicUpperBounds(COUNTS)
            .classicOnly());
    private final Counter inlineSteps = registered(Counter.builder()
            .name(Gauges.name("inline_steps_total"))
            .help("Steps of read models inside an append, by result")
            .labelNames("view", "result"));
    private final Histogram replayEvents = registered(Histogram.builder()
            .name(Gauges.name("replay_events"))
            .help("Events that were read to restore one stream")
            .classicUpperBounds(COUNTS)
            .classicOnly());
    private final Histogram stepPositions = registered(Histogram.builder()
            .name(Gauges.name("step_positions"))
            .help("Positions that one step of a read model covered")
            .labelNames("view")
            .classicUpperBounds(COUNTS)
            .classicOnly());
    private final Histogram stepSeconds = registered(Histogram.builder()
            .name(Gauges.name("step_seconds"))
            .help("Time of one step of a read model, including its commit")
            .labelNames("view")
            .classicOnly());

    /// Wraps a store so that every append and every read of a stream is measured.
    public <E> EventStore<E> measured(EventStore<E> store) {
        return new MeasuredEventStore<>(store, appends, appendSeconds, replayEvents);
    }

    /// Returns the meter for the appender of a store that groups appends.
    public AppendMeter appender() {
        return new AppendMeter() {
            @Override
            public void written(int appends) {
                batchAppends.observe(appends);
            }

            @Override
            public void inlined(String view, InlineStep step) {
                inlineSteps
                        .labelValues(view, step.name().toLowerCase(Locale.ROOT))
                        .inc();
            }
        };
    }

    public Subscription measured(String view, Subscription subscription) {
        return new MeasuredSubscription(subscription, stepPositions.labelValues(view), stepSeconds.labelValues(view));
    }

    /// Adds the metrics of the store. Each scrape asks the store for them. A store that does not answer in time loses
    /// its own figures only, not the others.
    ///
    /// @param recorded function from a position to the time when its event was recorded
    /// @param clock clock of the store
    /// @param within maximum time of a wait for the store
    public void views(
            LongSupplier head,
            Supplier<List<Generation>> generations,
            LongFunction<Optional<Instant>> recorded,
            InstantSource clock,
            Duration within) {
        var question = new Question<>(
                "the store",
                () -> StoreFigures.ask(head, generations, () -> partitions.get(), recorded, clock),
                Thread::startVirtualThread);
        store = Optional.of(new StoreMetrics(question, within, gauges));
    }

    /// Adds the partitions of processes to the metrics of the store.
    public void partitions(Supplier<List<PartitionStanding>> standing) {
        partitions = standing;
    }

    /// Returns the meter for the processes of this node.
    public ProcessMeter processes() {
        return processes;
    }

    /// Adds the metrics of the warm states of this node.
    public void warm(Supplier<Figures> figures) {
        gauges.counters(
                "warm_uses_total", "Uses of states in memory for commands, by kind", List.of("use"), counter -> {
                    var now = figures.get();
                    counter.call((double) now.hits(), "hit");
                    counter.call((double) now.misses(), "miss");
                    counter.call((double) now.tails(), "tail");
                    counter.call((double) now.stale(), "stale");
                });
        gauges.add(
                "warm_entries",
                "States of streams in memory",
                List.of(),
                gauge -> gauge.call(figures.get().entries()));
        gauges.add(
                "warm_bytes",
                "Approximate bytes of the states of streams in memory",
                List.of(),
                gauge -> gauge.call((double) figures.get().bytes()));
    }

    /// Adds the metrics of the clock of the store, as this node measures it.
    public void clock(MeasuredClock clock) {
        gauges.add(
                "clock_known",
                "1 if this node knows the time of the store, otherwise 0",
                List.of(),
                gauge -> gauge.call(clock.trouble().isEmpty() ? 1 : 0));
        gauges.add(
                "clock_ahead_seconds",
                "Seconds by which the store's clock is ahead of this node's time of day",
                List.of(),
                gauge -> clock.figures().ifPresent(now -> gauge.call(seconds(now.ahead()))));
        gauges.add(
                "clock_round_trip_seconds",
                "Round trip of the last measurement of the store's clock",
                List.of(),
                gauge -> clock.figures().ifPresent(now -> gauge.call(seconds(now.roundTrip()))));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// Adds the metrics of the snapshots of this node.
    public void snapshots(Supplier<StateSnapshots.Figures> figures) {
        gauges.counters("snapshot_uses_total", "Uses of snapshots of streams, by kind", List.of("use"), counter -> {
            var now = figures.get();
            counter.call((double) now.hits(), "hit");
            counter.call((double) now.misses(), "miss");
            counter.call((double) now.rejected(), "rejected");
            counter.call((double) now.written(), "written");
            counter.call((double) now.failed(), "failed");
        });
    }

    public void loops(Supplier<List<LoopStatus>> loops) {
        gauges.add("loop_up", "1 if the loop is healthy, otherwise 0", List.of("loop"), gauge -> {
            var now = TimeSource.system().instant();
            loops.get().forEach(loop -> gauge.call(LoopHealth.trouble(loop, now).isEmpty() ? 1 : 0, loop.name()));
        });
        gauges.add(
                "loop_turned_seconds",
                "Time of the last heartbeat of the loop, in seconds since 1970",
                List.of("loop"),
                gauge -> loops.get().forEach(loop -> gauge.call(loop.lastBeat().toEpochMilli() / 1000.0, loop.name())));
    }

    /// Returns all metrics in Prometheus' text format.
    public String text() {
        var known = store.flatMap(StoreMetrics::ask);
        synchronized (this) {
            store.ifPresent(metrics -> metrics.show(known));
            return scraped();
        }
    }

    private String scraped() {
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Counter registered(Counter.Builder builder) {
        return builder.register(registry);
    }

    private Histogram registered(Histogram.Builder builder) {
        return builder.register(registry);
    }
}
