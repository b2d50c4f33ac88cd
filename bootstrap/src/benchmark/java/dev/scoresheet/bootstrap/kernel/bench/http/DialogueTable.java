package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Medians of all runs, each with its lowest and highest run.
///
/// @param commands word for the commands
/// @param acknowledged commands, all of which the checks found in the log
record DialogueTable(String commands, List<Row> rows, double foreignCpu, long acknowledged, List<String> problems) {

    /// @param serverMicros processor time for each command, JIT compiler threads excluded
    record Row(
            int callers,
            int views,
            Spread perSecond,
            Spread p50Millis,
            Spread p99Millis,
            Spread serverMicros,
            Spread compilerMicros,
            Spread databaseMicros) {}

    private record Cell(int callers, int views) {

        static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::callers)
                .thenComparing(Comparator.comparingInt(Cell::views).reversed());

        static Cell of(DialogueRun run) {
            return new Cell(run.callers(), run.views());
        }
    }

    static DialogueTable of(String commands, List<DialogueRun> runs, long acknowledged, List<String> problems) {
        var rows = new ArrayList<Row>();
        for (var cell :
                runs.stream().map(Cell::of).distinct().sorted(Cell.ORDER).toList()) {
            var own = runs.stream().filter(run -> Cell.of(run).equals(cell)).toList();
            rows.add(new Row(
                    cell.callers,
                    cell.views,
                    Spread.of(own, DialogueRun::perSecond),
                    Spread.of(own, DialogueRun::p50Millis),
                    Spread.of(own, DialogueRun::p99Millis),
                    Spread.of(own, DialogueRun::serverMicros),
                    Spread.of(own, DialogueRun::compilerMicros),
                    Spread.of(own, DialogueRun::databaseMicros)));
        }
        var foreign = runs.stream().mapToDouble(DialogueRun::foreign).average().orElse(Double.NaN);
        return new DialogueTable(commands, rows, foreign, acknowledged, List.copyOf(problems));
    }

    String text() {
        var table = new TextTable(
                String.format(
                        "callers  views  %8s/s      low-high    p50 ms   p99 ms   low-high       server us   JIT us  database us%n",
                        commands),
                "%7d %6d %,10.0f %,7.0f-%-,7.0f %8.2f %8.2f %7.2f-%-8.2f %9.0f %8.0f %12.0f");
        for (var row : rows) {
            table.row(
                    row.callers,
                    row.views,
                    row.perSecond.median(),
                    row.perSecond.low(),
                    row.perSecond.high(),
                    row.p50Millis.median(),
                    row.p99Millis.median(),
                    row.p99Millis.low(),
                    row.p99Millis.high(),
                    row.serverMicros.median(),
                    row.compilerMicros.median(),
                    row.databaseMicros.median());
        }
        return table.ended(
                foreignCpu,
                problems,
                String.format(
                        Locale.ROOT,
                        "the logs have each of %,d acknowledged %s once, and no other",
                        acknowledged,
                        commands));
    }
}
