package dev.scoresheet.bootstrap.kernel.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of the table, from runs with known figures.
class HttpTableTest {

    private static final List<HttpRun> RUNS = List.of(
            run(HttpVariant.BARE, 1, 1_000),
            run(HttpVariant.MEMORY, 1, 400),
            run(HttpVariant.BARE, 1, 2_000),
            run(HttpVariant.MEMORY, 1, 500),
            run(HttpVariant.BARE, 64, 9_000),
            run(HttpVariant.MEMORY, 64, 3_000));

    @Test
    void a_row_has_the_runs_of_one_variant_with_one_number_of_connections() {
        var rows = HttpTable.of(RUNS, 7, List.of()).rows();

        assertEquals(
                List.of("1 bare route", "1 POST, memory", "64 bare route", "64 POST, memory"),
                rows.stream()
                        .map(row -> row.connections() + " " + row.variant())
                        .toList());
        assertEquals(
                List.of(new Spread(1_500, 1_000, 2_000), new Spread(450, 400, 500)),
                rows.stream().limit(2).map(HttpTable.Row::perSecond).toList());
    }

    @Test
    void a_row_is_compared_with_the_bare_route_with_as_many_connections() {
        assertEquals(
                List.of(1.0, 0.3, 1.0, 1 / 3.0),
                HttpTable.of(RUNS, 7, List.of()).rows().stream()
                        .map(HttpTable.Row::ratio)
                        .toList());
    }

    @Test
    void the_text_reports_each_problem() {
        var right = HttpTable.of(RUNS, 7, List.of()).text();
        var wrong =
                HttpTable.of(RUNS, 7, List.of("one is lost", "two are wrong")).text();

        assertTrue(right.contains("all 7 acknowledged events"), right);
        assertTrue(wrong.contains("WRONG: one is lost; two are wrong"), wrong);
    }

    private static HttpRun run(HttpVariant variant, int connections, double perSecond) {
        return new HttpRun(variant, connections, perSecond, 1, 2, 3_000, 40, 0.1);
    }
}
