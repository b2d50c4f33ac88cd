package dev.scoresheet.bootstrap.kernel.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import dev.scoresheet.bootstrap.kernel.bench.measure.Latencies;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Tests of the table, from runs with known figures.
class AppendTableTest {

    private static final double QUIET = 0.1;
    private static final double NOISY = 1.5;

    @Test
    void a_ratio_is_the_median_of_the_ratios_within_a_round() {
        var table = AppendTable.of(List.of(
                run(0, Variant.SCORESHEET, 1_000, QUIET),
                run(0, Variant.TX, 500, QUIET),
                run(1, Variant.SCORESHEET, 600, QUIET),
                run(1, Variant.TX, 100, QUIET),
                run(2, Variant.SCORESHEET, 900, QUIET),
                run(2, Variant.TX, 300, QUIET)));

        assertEquals(3, table.rows().getFirst().ratioToTx());
        assertEquals(900, table.rows().getFirst().perSecond());
    }

    @Test
    void a_noisy_round_does_not_count_when_two_were_quiet() {
        var table = AppendTable.of(List.of(
                run(0, Variant.SCORESHEET, 1_000, QUIET),
                run(0, Variant.TX_WITHOUT_RECEIPT, 500, NOISY),
                run(1, Variant.SCORESHEET, 600, QUIET),
                run(1, Variant.TX_WITHOUT_RECEIPT, 200, QUIET),
                run(2, Variant.SCORESHEET, 800, QUIET),
                run(2, Variant.TX_WITHOUT_RECEIPT, 160, QUIET)));

        assertEquals(4, table.rows().getFirst().ratioToTxnr());
    }

    @Test
    void a_comparator_that_did_not_run_gives_no_ratio() {
        var row = AppendTable.of(List.of(run(0, Variant.SCORESHEET, 1_000, QUIET)))
                .rows()
                .getFirst();

        assertTrue(Double.isNaN(row.ratioToTx()));
    }

    private static Measurement run(int round, Variant variant, double perSecond, double foreign) {
        var usage = new CpuMeter.Usage(
                1,
                OptionalDouble.of(foreign),
                OptionalDouble.of(1),
                OptionalDouble.of(1),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        var result = new Load.Result(100, 0, 0, 0, perSecond, new Latencies());
        return new Measurement(round, variant, 8, result, usage, List.of());
    }
}
