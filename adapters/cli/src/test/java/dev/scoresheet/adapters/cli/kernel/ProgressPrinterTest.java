package dev.scoresheet.adapters.cli.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    private final ProgressPrinter progress = new ProgressPrinter(lines::add, nanos::get);

    @Test
    void a_line_every_two_seconds_says_how_far_how_fast_and_how_long_still() {
        progress.at("games", 1, 10_000);
        nanos.set(2_000_000_000L);
        progress.at("games", 2_000, 10_000);
        nanos.set(3_000_000_000L);
        progress.at("games", 3_000, 10_000);
        nanos.set(10_000_000_000L);
        progress.end(10_000);
        assertEquals(
                List.of("games: 2,000 of 10,000 (1,000/s, 8 s left)", "games: 10,000 of 10,000 (1,000/s, 10 s)"),
                lines);
    }

    @Test
    void each_stage_has_its_own_rate_and_a_line_without_a_total_says_how_long_so_far() {
        progress.at("events", 9_000, 10_000);
        nanos.set(1_000_000_000L);
        progress.at("rows", 0, 0);
        nanos.set(3_000_000_000L);
        progress.at("rows", 3_000, 0);
        assertEquals(List.of("rows: 3,000 (1,500/s, 2 s)"), lines);
    }

    @Test
    void an_operation_that_never_began_a_stage_has_no_last_line() {
        progress.end(0);
        assertEquals(List.of(), lines);
    }
}
