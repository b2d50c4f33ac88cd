package dev.scoresheet.adapters.metrics.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.command.StateSnapshots;
import dev.scoresheet.application.kernel.command.WarmStates.Figures;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendMeter.InlineStep;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.ClockMeasurement;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    private static final StreamId STREAM = new StreamId("bulb", "1");

    private final Metrics metrics = new Metrics();
    private final Instant aMinuteAgo = Instant.now().minusSeconds(60);

    @BeforeEach
    void oneOfEverything() {
        metrics.views(
                () -> 12,
                () -> List.of(generation(1, Optional.empty()), generation(2, Optional.of(Duration.ofHours(2)))),
                position -> position == 8 ? Optional.of(aMinuteAgo) : Optional.empty(),
                Instant::now,
                Duration.ofSeconds(30));
        runRelay(metrics);
        metrics.loops(() -> List.of(new LoopStatus(
                "bulbs/1",
                LoopStatus.State.DEAD,
                OptionalLong.of(7),
                Instant.ofEpochSecond(1_000),
                Duration.ofSeconds(3),
                Optional.of("gone"))));
        metrics.warm(() -> new Figures(5, 4, 3, 2, 1, 556));
        var clock = clock();
        clock.measure();
        metrics.clock(clock);
        metrics.snapshots(() -> new StateSnapshots.Figures(9, 8, 7, 6, 5));
        metrics.appender().written(7);
        metrics.appender().inlined("bulbs", InlineStep.LEFT);
        var store = metrics.measured(new ConflictingStore());
        store.append(append());
        store.read(STREAM);
        var subscription = metrics.measured("bulbs", new Moving());
        subscription.step();
        subscription.step();
    }

    @Test
    void appends_reads_and_steps_are_counted() {
        var text = metrics.text();

        assertTrue(text.contains("scoresheet_appends_total{result=\"conflict\"} 1.0\n"), text);
        assertTrue(text.contains("scoresheet_append_seconds_count 1\n"), text);
        assertTrue(text.contains("scoresheet_append_batch_appends_sum 7.0\n"), text);
        assertTrue(text.contains("scoresheet_inline_steps_total{result=\"left\",view=\"bulbs\"} 1.0\n"), text);
        assertTrue(text.contains("scoresheet_replay_events_count 1\n"), text);
        assertTrue(
                text.contains("scoresheet_step_positions_sum{view=\"bulbs\"} 5.0\n"),
                "the first look is no step: " + text);
    }

    @Test
    void warm_states_have_their_metrics() {
        var text = metrics.text();

        assertTrue(text.contains("scoresheet_warm_uses_total{use=\"hit\"} 5.0\n"), text);
        assertTrue(text.contains("scoresheet_warm_uses_total{use=\"miss\"} 4.0\n"), text);
        assertTrue(text.contains("scoresheet_warm_uses_total{use=\"tail\"} 3.0\n"), text);
        assertTrue(text.contains("scoresheet_warm_uses_total{use=\"stale\"} 2.0\n"), text);
        assertTrue(text.contains("scoresheet_warm_entries 1.0\n"), text);
        assertTrue(text.contains("scoresheet_warm_bytes 556.0\n"), text);
    }

    @Test
    void the_clock_of_the_store_has_its_metrics() {
        var text = metrics.text();

        assertTrue(text.contains("scoresheet_clock_known 1.0\n"), text);
        assertTrue(text.contains("scoresheet_clock_ahead_seconds 30.0\n"), text);
        assertTrue(text.contains("scoresheet_clock_round_trip_seconds 0.1\n"), text);
    }

    @Test
    void before_the_first_measurement_the_clock_of_the_store_has_no_figures() {
        var unmeasured = new Metrics();
        unmeasured.clock(clock());
        var text = unmeasured.text();

        assertTrue(text.contains("scoresheet_clock_known 0.0\n"), text);
        assertFalse(text.contains("scoresheet_clock_ahead_seconds"), text);
    }

    private static MeasuredClock clock() {
        return new MeasuredClock(
                new NodeTime(),
                Duration.ofMillis(250),
                () -> new ClockMeasurement(0, NodeTime.INSTANT.plusSeconds(30), 100_000_000));
    }

    /// A node in the middle of the round trip.
    private static final class NodeTime implements TimeSource {

        static final Instant INSTANT = Instant.EPOCH;

        @Override
        public Instant instant() {
            return INSTANT;
        }

        @Override
        public long nanos() {
            return 50_000_000;
        }

        @Override
        public void sleep(Duration duration) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void snapshots_have_their_metrics() {
        var text = metrics.text();

        assertTrue(text.contains("scoresheet_snapshot_uses_total{use=\"hit\"} 9.0\n"), text);
        assertTrue(text.contains("scoresheet_snapshot_uses_total{use=\"miss\"} 8.0\n"), text);
        assertTrue(text.contains("scoresheet_snapshot_uses_total{use=\"rejected\"} 7.0\n"), text);
        assertTrue(text.contains("scoresheet_snapshot_uses_total{use=\"written\"} 6.0\n"), text);
        assertTrue(text.contains("scoresheet_snapshot_uses_total{use=\"failed\"} 5.0\n"), text);
    }

    @Test
    void views_and_loops_have_their_metrics() {
        var text = metrics.text();
        var labels = "{generation=\"1\",role=\"serving\",version=\"2\",view=\"bulbs\"}";

        assertTrue(text.contains("scoresheet_view_lag_events" + labels + " 5.0\n"), text);
        assertTrue(text.contains("scoresheet_view_parked" + labels + " 3.0\n"), text);
        assertTrue(text.contains("scoresheet_view_leased" + labels + " 1.0\n"), text);
        assertTrue(text.contains("scoresheet_view_epoch" + labels + " 1.0\n"), text);
        var lag = text.substring(text.indexOf("scoresheet_view_lag_seconds" + labels))
                .lines()
                .findFirst();
        assertTrue(Double.parseDouble(lag.orElseThrow().split(" ")[1]) >= 60, text);
        assertTrue(text.contains("scoresheet_loop_up{loop=\"bulbs/1\"} 0.0\n"), text);
        assertTrue(text.contains("scoresheet_loop_turned_seconds{loop=\"bulbs/1\"} 1000.0\n"), text);
    }

    @Test
    void processes_have_their_metrics() {
        var fresh = new Metrics();
        fresh.views(() -> 12, List::of, _ -> Optional.of(aMinuteAgo), Instant::now, Duration.ofSeconds(30));
        runRelay(fresh);

        var text = fresh.text();
        var labels = "{partition=\"1\",process=\"relay\"}";
        assertTrue(text.contains("scoresheet_process_position" + labels + " 7.0\n"), text);
        assertTrue(text.contains("scoresheet_process_lag_events" + labels + " 5.0\n"), text);
        assertTrue(text.contains("scoresheet_process_lag_seconds" + labels + " 6"), text);
        assertTrue(text.contains("scoresheet_process_leased" + labels + " 1.0\n"), text);
        assertTrue(text.contains("scoresheet_process_epoch" + labels + " 3.0\n"), text);
        assertTrue(text.contains("scoresheet_process_waiting" + labels + " 4.0\n"), text);
        assertTrue(text.contains("scoresheet_process_parked" + labels + " 2.0\n"), text);
        assertTrue(text.contains("scoresheet_process_sends_total{outcome=\"done\",process=\"relay\"} 2.0\n"), text);
        for (var outcome : List.of("refused", "waiting", "parked", "unreadable", "fenced")) {
            assertTrue(
                    text.contains("scoresheet_process_sends_total{outcome=\"%s\",process=\"relay\"} 1.0\n"
                            .formatted(outcome)),
                    text);
        }
        assertTrue(
                text.contains("scoresheet_process_lateness_seconds_bucket{process=\"relay\",le=\"0.35\"} 1\n"), text);
        assertTrue(text.contains("scoresheet_process_lateness_seconds_bucket{process=\"relay\",le=\"0.3\"} 0\n"), text);
        assertTrue(text.contains("scoresheet_process_step_positions_sum{process=\"relay\"} 5.0\n"), text);
        assertTrue(text.contains("scoresheet_process_step_seconds_sum{process=\"relay\"} 0.1\n"), text);
    }

    private static void runRelay(Metrics fresh) {
        fresh.partitions(() -> List.of(new PartitionStanding(
                new PartitionId("relay", 1),
                new Progress(7, 3, 1),
                false,
                Optional.of(new LiveOwner("one", 1)),
                4,
                2)));
        var meter = fresh.processes();
        meter.sent("relay", new SendResult.Done());
        meter.sent("relay", new SendResult.Done());
        meter.sent("relay", new SendResult.Refused());
        meter.sent("relay", new SendResult.Waiting("no answer"));
        meter.sent("relay", new SendResult.Parking("a defect"));
        meter.sent("relay", new SendResult.Unreadable("a newer type"));
        meter.sent("relay", new SendResult.Fenced());
        meter.late("relay", Duration.ofMillis(320));
        meter.stepped("relay", 5, Duration.ofMillis(100));
    }

    @Test
    void a_generation_without_a_live_node_has_no_lag() {
        var text = metrics.text();
        var labels = "{generation=\"2\",role=\"unfollowed\",version=\"2\",view=\"bulbs\"}";

        assertTrue(text.contains("scoresheet_view_position" + labels + " 7.0\n"), text);
        assertFalse(text.contains("scoresheet_view_lag_events" + labels), text);
        assertFalse(text.contains("scoresheet_view_lag_seconds" + labels), text);
    }

    @Test
    void an_unavailable_store_loses_only_its_own_figures() {
        var away = new Metrics();
        away.views(
                () -> {
                    throw new StoreUnavailable("away", Duration.ZERO);
                },
                List::of,
                _ -> Optional.empty(),
                Instant::now,
                Duration.ofSeconds(30));
        away.loops(List::of);

        var text = away.text();
        assertFalse(text.contains("scoresheet_log_head "), text);
        assertTrue(text.contains("scoresheet_store_up 0.0\n"), text);
        assertTrue(metrics.text().contains("scoresheet_store_up 1.0\n"));
    }

    @Test
    void concurrent_scrapes_share_one_question_to_a_silent_store() throws InterruptedException {
        var hangs = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var frozen = new Metrics();
        frozen.views(
                () -> {
                    asked.incrementAndGet();
                    awaitUninterruptibly(hangs);
                    return 12;
                },
                List::of,
                _ -> Optional.empty(),
                Instant::now,
                Duration.ofMillis(50));
        for (int scrape = 0; scrape < 5; scrape++) {
            assertTrue(frozen.text().contains("scoresheet_store_up 0.0\n"));
        }
        assertEquals(1, asked.get());
        hangs.countDown();
        while (!frozen.text().contains("scoresheet_log_head 12.0\n")) {
            Thread.sleep(5);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impatient) {
            throw new AssertionError(impatient);
        }
    }

    /// The server has a metric for every name on a dashboard, and a dashboard has every metric.
    @Test
    void dashboards_and_metrics_have_the_same_names() throws IOException {
        var shown = new HashSet<String>();
        try (var boards = Files.list(Path.of("../../docs/dashboards"))) {
            for (var board : boards.toList()) {
                names("scoresheet_[a-z_]+", Files.readString(board))
                        .forEach(name -> shown.add(name.replaceAll("_bucket$", "")));
            }
        }
        var served = new HashSet<String>();
        names("(?m)^# TYPE scoresheet_[a-z_]+", metrics.text())
                .forEach(name -> served.add(name.substring("# TYPE ".length())));

        assertEquals(served, shown);
    }

    private static Set<String> names(String pattern, String text) {
        var names = new HashSet<String>();
        var found = Pattern.compile(pattern).matcher(text);
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    private static Generation generation(long number, Optional<Duration> unfollowed) {
        return new Generation(
                number,
                new ViewIdentity("bulbs", 2, ""),
                Generation.Role.SERVING,
                new Progress(7, 1, 0),
                Optional.of("here"),
                Optional.empty(),
                false,
                Optional.empty(),
                3,
                Optional.empty(),
                unfollowed,
                Instant.EPOCH);
    }

    private static Append<Object> append() {
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("test"), "1"),
                Bytes.of(new byte[32]),
                ReceiptOutcome.DONE,
                Map.of());
        return new Append.Keyed<>(List.of(), receipt, Metadata.of("test"));
    }

    private static final class Moving implements Subscription {

        private long position = 5;

        @Override
        public String name() {
            return "bulbs/1";
        }

        @Override
        public Progress step() {
            position += 5;
            return new Progress(position, 1, 0);
        }

        @Override
        public Optional<HeldCheckpoint> held() {
            return Optional.empty();
        }

        @Override
        public void refresh() {}

        @Override
        public void compare(Progress stored) {}
    }

    private static final class ConflictingStore implements EventStore<Object> {

        @Override
        public EventStream<Object> read(StreamId stream) {
            return new EventStream<>(stream, List.of());
        }

        @Override
        public EventStream<Object> read(StreamId stream, long throughVersion) {
            return read(stream);
        }

        @Override
        public List<RecordedEvent<Object>> tail(StreamId stream, long afterVersion) {
            return List.of();
        }

        @Override
        public long era() {
            return 0;
        }

        @Override
        public StreamPage<Object> page(StreamId stream, long afterVersion, int limit) {
            return new StreamPage<>(List.of(), false);
        }

        @Override
        public Optional<StoredReceipt> receipt(ReceiptKey key) {
            return Optional.empty();
        }

        @Override
        public AppendResult append(Append<Object> append) {
            return new AppendResult.VersionConflict(STREAM, 1, 2);
        }
    }
}
