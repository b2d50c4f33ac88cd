package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Medians of all runs, and their ratio to the comparators with the same number of callers. A ratio is
/// the median of the ratios within each round, because the machine changes from round to round.
record AppendTable(List<Row> rows, double foreignCpu, Checks checks) {

    /// @param perSecond accepted appends per second
    /// @param databaseMicros microseconds of database processor time for each append, independent of other load
    /// @param clientMicros the same for this process, including the work of the load itself
    /// @param quietRuns number of quiet runs; if fewer than two were quiet, the noisy ones count too
    record Row(
            int callers,
            String variant,
            double perSecond,
            double p50Millis,
            double p99Millis,
            double ratioToTx,
            double ratioToTxLock,
            double ratioToTxnr,
            double databaseMicros,
            double clientMicros,
            int quietRuns,
            int runs) {}

    /// @param runs number of runs; each was checked in its database right after it
    record Checks(boolean passed, int runs, long events, long staleRefused, List<String> problems) {}

    static AppendTable of(List<Measurement> all) {
        var rows = new ArrayList<Row>();
        for (var callers :
                all.stream().map(Measurement::callers).distinct().sorted().toList()) {
            for (var variant : Variant.values()) {
                if (!runs(all, callers, variant).isEmpty()) {
                    rows.add(row(all, callers, variant));
                }
            }
        }
        var foreign = all.stream()
                .mapToDouble(one -> one.usage().foreign().orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
        return new AppendTable(rows, foreign, checks(all));
    }

    String text() {
        var text = new StringBuilder(String.format(
                "%-8s %-24s %11s %9s %9s %7s %7s %10s %9s %9s %8s%n",
                "callers",
                "variant",
                "appends/s",
                "p50 ms",
                "p99 ms",
                "x tx",
                "x txnr",
                "x tx-lock",
                "db us",
                "client us",
                "quiet"));
        for (var row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8d %-24s %,11.0f %9.2f %9.2f %7.2f %7.2f %10.2f %9.0f %9.0f %3d of %d%n",
                    row.callers,
                    row.variant,
                    row.perSecond,
                    row.p50Millis,
                    row.p99Millis,
                    row.ratioToTx,
                    row.ratioToTxnr,
                    row.ratioToTxLock,
                    row.databaseMicros,
                    row.clientMicros,
                    row.quietRuns,
                    row.runs));
        }
        text.append(String.format(
                Locale.ROOT,
                "foreign processor use: %.2f cores on average%n%s%n",
                foreignCpu,
                checks.passed
                        ? String.format(
                                Locale.ROOT,
                                "checked after every one of %d runs: %,d events, none lost, doubled or out of order;"
                                        + " %,d stale appends refused, none missed, none refused falsely",
                                checks.runs,
                                checks.events,
                                checks.staleRefused)
                        : "WRONG: " + String.join("; ", checks.problems)));
        return text.toString();
    }

    private static Row row(List<Measurement> all, int callers, Variant variant) {
        var runs = runs(all, callers, variant);
        return new Row(
                callers,
                variant.word(),
                median(runs, run -> run.result().appendedPerSecond()),
                median(runs, run -> run.result().millisAt(0.5)),
                median(runs, run -> run.result().millisAt(0.99)),
                ratio(all, runs, Variant.TX),
                ratio(all, runs, Variant.TX_LOCK),
                ratio(all, runs, Variant.TX_WITHOUT_RECEIPT),
                median(runs, run -> run.usage().serverMicros(run.result().appended())),
                median(runs, run -> run.usage().ownMicros(run.result().appended())),
                (int) runs.stream().filter(Measurement::isQuiet).count(),
                runs.size());
    }

    /// Returns the median of the ratios within a round; NaN without the comparator. Rounds count in which
    /// both runs were quiet; if there are fewer than two, all rounds count.
    private static double ratio(List<Measurement> all, List<Measurement> runs, Variant comparator) {
        var pairs = runs.stream()
                .flatMap(run -> all.stream()
                        .filter(other -> other.round() == run.round()
                                && other.callers() == run.callers()
                                && other.variant() == comparator)
                        .map(other -> new Pair(run, other)))
                .toList();
        var quiet = pairs.stream().filter(Pair::isQuiet).toList();
        return Spread.of(quiet.size() < 2 ? pairs : quiet, Pair::ratio).median();
    }

    private record Pair(Measurement run, Measurement comparator) {

        boolean isQuiet() {
            return run.isQuiet() && comparator.isQuiet();
        }

        double ratio() {
            return run.result().appendedPerSecond() / comparator.result().appendedPerSecond();
        }
    }

    private static List<Measurement> runs(List<Measurement> all, int callers, Variant variant) {
        return all.stream()
                .filter(one -> one.callers() == callers && one.variant() == variant)
                .toList();
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        var quiet = runs.stream().filter(Measurement::isQuiet).toList();
        return Spread.of(quiet.size() < 2 ? runs : quiet, figure).median();
    }

    private static Checks checks(List<Measurement> all) {
        var problems = all.stream()
                .flatMap(one -> one.problems().stream()
                        .map(problem ->
                                one.callers() + " callers, " + one.variant().word() + ": " + problem))
                .toList();
        return new Checks(
                problems.isEmpty(),
                all.size(),
                all.stream().mapToLong(one -> one.result().appended()).sum(),
                all.stream().mapToLong(one -> one.result().staleRefused()).sum(),
                problems);
    }
}
