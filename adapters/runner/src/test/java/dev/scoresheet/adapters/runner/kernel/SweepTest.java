package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SweepTest {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final TwinGenerations generations = new TwinGenerations();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final Sweep sweep = new Sweep(
            generations,
            RunnerOptions.of("here", Duration.ofSeconds(10), Duration.ofMillis(200)),
            new NanosOnly(nanos::get));

    @Test
    void a_new_node_has_watched_for_no_time() {
        sweep.sweepIfDue();

        assertEquals(List.of(Duration.ZERO), generations.watched());
        assertEquals(1, generations.drops());
    }

    @Test
    void a_sweep_runs_once_a_minute_and_reports_the_time_watched() {
        sweep.sweepIfDue();
        after(Duration.ofSeconds(59));
        assertEquals(1, generations.drops());
        after(Duration.ofSeconds(2));
        after(EVERY);

        assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(61), EVERY), generations.watched());
        assertEquals(3, generations.drops());
    }

    @Test
    void a_suspended_node_does_not_count_the_time_of_its_suspension() {
        sweep.sweepIfDue();
        after(Duration.ofDays(30));
        after(EVERY);

        assertEquals(List.of(Duration.ZERO, Duration.ZERO, EVERY), generations.watched());
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
        sweep.sweepIfDue();
    }
}
