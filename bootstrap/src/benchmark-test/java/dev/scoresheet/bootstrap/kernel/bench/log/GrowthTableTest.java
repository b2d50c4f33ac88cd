package dev.scoresheet.bootstrap.kernel.bench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of the table, from rows with known figures.
class GrowthTableTest {

    private static final List<GrowthTable.Row> ROWS = List.of(
            new GrowthTable.Row(100_000, 0.5, 1, 9_000, 4, 9, 1.5, 5, 0.4),
            new GrowthTable.Row(1_000_000, 0.6, 2, 8_000, 5, 10, 1.6, 6, 4.1));

    @Test
    void each_size_has_a_line() {
        var lines = new GrowthTable(ROWS, 0.1, List.of()).text().lines().toList();

        assertTrue(lines.get(2).strip().startsWith("100,000"), lines.get(2));
        assertTrue(lines.get(3).strip().startsWith("1,000,000"), lines.get(3));
        assertEquals(6, lines.size());
    }

    @Test
    void the_text_reports_each_problem() {
        assertTrue(new GrowthTable(ROWS, 0.1, List.of("one is lost")).text().contains("WRONG: one is lost"));
    }
}
