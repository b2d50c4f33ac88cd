package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.http.SlowCrowd.Count;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowCrowd.Kind;
import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times of good clients alone and next to the crowd: medians of all rounds, each with its lowest and highest round.
///
/// @param crowd what the crowd did, over all rounds
record SlowTable(List<Row> rows, Map<Kind, Count> crowd, double foreignCpu, List<String> problems) {

    /// Work of the good clients.
    enum Work {
        READ("read"),
        COMMAND("command");

        private final String word;

        Work(String word) {
            this.word = word;
        }
    }

    /// Part of a round.
    enum Part {
        BEFORE("alone, before"),
        CROWD("with the crowd"),
        AFTER("alone, after");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    /// Measurement of one part of one round.
    record Run(Work work, Part part, double perSecond, double p50Millis, double p99Millis, double foreign) {}

    /// @param ratio p99 as a multiple of the mean of both parts alone, of the same rounds
    record Row(String work, String part, Spread perSecond, Spread p50Millis, Spread p99Millis, double ratio) {}

    static SlowTable of(List<Run> runs, Map<Kind, Count> crowd, List<String> problems) {
        var rows = new ArrayList<Row>();
        for (var work : Work.values()) {
            var alone = (p99(runs, work, Part.BEFORE).median()
                            + p99(runs, work, Part.AFTER).median())
                    / 2;
            for (var part : Part.values()) {
                var p99 = p99(runs, work, part);
                var own = runs(runs, work, part);
                rows.add(new Row(
                        work.word,
                        part.words,
                        Spread.of(own, Run::perSecond),
                        Spread.of(own, Run::p50Millis),
                        p99,
                        p99.median() / alone));
            }
        }
        var foreign = runs.stream().mapToDouble(Run::foreign).average().orElse(Double.NaN);
        return new SlowTable(rows, crowd, foreign, List.copyOf(problems));
    }

    String text() {
        var table = new TextTable(
                "work     part             requests/s   low-high    p50 ms   p99 ms   low-high    x alone\n",
                "%-8s %-15s %,11.0f %,7.0f-%-,7.0f %6.2f %8.2f %6.2f-%-6.2f %8.2f");
        for (var row : rows) {
            table.row(
                    row.work,
                    row.part,
                    row.perSecond.median(),
                    row.perSecond.low(),
                    row.perSecond.high(),
                    row.p50Millis.median(),
                    row.p99Millis.median(),
                    row.p99Millis.low(),
                    row.p99Millis.high(),
                    row.ratio);
        }
        var said = new StringBuilder();
        crowd.forEach((kind, count) -> said.append(String.format(
                Locale.ROOT,
                "%s: %,d connections, %,d answers begun, %,d acts, %,d closed by the server%n",
                kind.name().toLowerCase(Locale.ROOT),
                count.connected(),
                count.answered(),
                count.acts(),
                count.disconnected())));
        return said + table.ended(foreignCpu, problems, "every answer to a good client was right");
    }

    private static Spread p99(List<Run> runs, Work work, Part part) {
        return Spread.of(runs(runs, work, part), Run::p99Millis);
    }

    private static List<Run> runs(List<Run> runs, Work work, Part part) {
        return runs.stream().filter(run -> run.work == work && run.part == part).toList();
    }
}
