package dev.scoresheet.adapters.cli.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProgressPrinterTest {

    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_line_every_two_seconds_says_how_far_how_fast_and_how_long_still() {
        var progress = new ProgressPrinter("games", OptionalLong.of(10_000), lines::add, nanos::get);
        progress.at(1);
        nanos.set(2_000_000_000L);
        progress.at(2_000);
        nanos.set(3_000_000_000L);
        progress.at(3_000);
        nanos.set(10_000_000_000L);
        progress.end(10_000);
        assertEquals(
                List.of("games: 2,000 of 10,000 (1,000/s, 8 s left)", "games: 10,000 of 10,000 (1,000/s, 10 s)"),
                lines);
    }
}
