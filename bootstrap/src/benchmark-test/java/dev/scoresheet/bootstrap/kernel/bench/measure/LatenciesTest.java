package dev.scoresheet.bootstrap.kernel.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Tests of the quantiles.
class LatenciesTest {

    @Test
    void quantiles_come_from_all_latencies_in_any_order() {
        var latencies = new Latencies();
        for (var millis = 5_000; millis >= 1; millis--) { // more than it has room for at first
            latencies.add(millis * 1_000_000L);
        }

        assertEquals(5_000, latencies.count());
        assertEquals(1, latencies.millisAt(0));
        assertEquals(2_501, latencies.millisAt(0.5));
        assertEquals(4_951, latencies.millisAt(0.99));
        assertEquals(5_000, latencies.millisAt(1));
    }

    @Test
    void a_latency_after_a_quantile_counts_in_the_next_quantile() {
        var latencies = new Latencies();
        latencies.add(2_000_000);
        assertEquals(2, latencies.millisAt(1));

        latencies.add(1_000_000);

        assertEquals(1, latencies.millisAt(0));
    }

    @Test
    void latencies_of_several_callers_are_summed_up() {
        var all = new Latencies();
        var one = new Latencies();
        one.add(3_000_000);
        all.add(1_000_000);

        all.addAll(one);

        assertEquals(2, all.count());
        assertEquals(3, all.millisAt(1));
    }

    @Test
    void no_latency_has_no_quantile() {
        assertEquals(Double.NaN, new Latencies().millisAt(0.5));
    }
}
