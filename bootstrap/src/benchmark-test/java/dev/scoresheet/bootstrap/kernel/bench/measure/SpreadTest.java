package dev.scoresheet.bootstrap.kernel.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of the median, and of the lowest and highest run.
class SpreadTest {

    @Test
    void the_median_of_an_odd_number_is_the_middle_run() {
        assertEquals(new Spread(2, 1, 9), Spread.of(List.of(9, 1, 2), Integer::doubleValue));
    }

    @Test
    void the_median_of_an_even_number_is_between_the_middle_runs() {
        assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9, 1, 2, 4), Integer::doubleValue));
    }

    @Test
    void no_run_has_no_median() {
        assertEquals(
                Double.NaN, Spread.of(List.<Integer>of(), Integer::doubleValue).median());
    }
}
