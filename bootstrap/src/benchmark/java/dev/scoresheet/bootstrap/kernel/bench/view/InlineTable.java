package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import dev.scoresheet.bootstrap.kernel.bench.view.InlineBench.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Medians of all runs, and their ratio to the run without an inline view.
///
/// @param problems problems that the checks after each run found
record InlineTable(List<Row> rows, double foreignCpu, List<String> problems) {

    /// @param problem problem of the run; empty if there is none
    record Run(Cell cell, LivesLoad.Result result, Duration measured, CountedSteps.Counts steps, String problem) {
        double perSecond() {
            return result.latencies().count() / (measured.toNanos() / 1e9);
        }
    }

    /// @param ratio appends per second, relative to those without inline views
    /// @param group appends in one call of the database
    /// @param taken share of steps taken with the appends; the runners took the others
    record Row(
            int callers,
            int inline,
            double perSecond,
            double ratio,
            double p50Millis,
            double p99Millis,
            double group,
            double taken,
            long failed) {}

    static InlineTable of(List<Run> runs, double foreignCpu) {
        var rows = new ArrayList<Row>();
        for (var cell : runs.stream().map(Run::cell).distinct().toList()) {
            var own = runs.stream().filter(run -> run.cell().equals(cell)).toList();
            var without = runs.stream()
                    .filter(run -> run.cell().equals(new Cell(cell.callers(), 0)))
                    .toList();
            rows.add(new Row(
                    cell.callers(),
                    cell.inline(),
                    median(own, Run::perSecond),
                    median(own, Run::perSecond) / median(without, Run::perSecond),
                    median(own, run -> run.result().millisAt(0.5)),
                    median(own, run -> run.result().millisAt(0.99)),
                    median(own, run -> run.steps().group()),
                    median(own, run -> run.steps().taken()),
                    own.stream().mapToLong(run -> run.steps().failed()).sum()));
        }
        var problems = runs.stream()
                .map(Run::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
        return new InlineTable(rows, foreignCpu, problems);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Spread.of(runs, figure).median();
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("callers  inline   appends/s   x none    p50 ms    p99 ms    group   steps taken");
        for (var row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%7d %7d %,11.0f %8.2f %9.2f %9.2f %8.1f   %s",
                    row.callers(),
                    row.inline(),
                    row.perSecond(),
                    row.ratio(),
                    row.p50Millis(),
                    row.p99Millis(),
                    row.group(),
                    row.inline() == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.1f %%%s",
                                    100 * row.taken(),
                                    row.failed() == 0 ? "" : ", " + row.failed() + " failed")));
        }
        lines.add(String.format(Locale.ROOT, "foreign processor use: %.2f cores on average", foreignCpu));
        lines.add(
                problems.isEmpty()
                        ? "checked after every run: no acknowledged append is missing, every view came to the head"
                        : String.join(System.lineSeparator(), problems));
        return String.join(System.lineSeparator(), lines);
    }
}
