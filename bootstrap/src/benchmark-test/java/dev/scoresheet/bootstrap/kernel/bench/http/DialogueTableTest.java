package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of the table, from runs with known figures.
class DialogueTableTest {

    private static final List<DialogueRun> RUNS =
            List.of(run(64, 0, 900), run(1, 5, 100), run(64, 5, 400), run(64, 5, 600), run(1, 0, 300));

    @Test
    void a_row_has_the_runs_with_as_many_callers_and_views() {
        var rows = DialogueTable.of("things", RUNS, 7, List.of()).rows();

        assertEquals(
                List.of("1 5", "1 0", "64 5", "64 0"),
                rows.stream().map(row -> row.callers() + " " + row.views()).toList());
        assertEquals(new Spread(500, 400, 600), rows.get(2).perSecond());
    }

    @Test
    void the_text_reports_each_problem() {
        var right = DialogueTable.of("things", RUNS, 7, List.of()).text();
        var wrong = DialogueTable.of("things", RUNS, 7, List.of("one is lost")).text();

        assertTrue(right.contains("each of 7 acknowledged things once"), right);
        assertTrue(wrong.contains("WRONG: one is lost"), wrong);
    }

    private static DialogueRun run(int callers, int views, double perSecond) {
        return new DialogueRun(callers, views, perSecond, 1, 2, 300, 10, 100, 0.1);
    }
}
