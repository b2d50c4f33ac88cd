package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.measure.Spread;
import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Medians of all runs, each with its lowest and highest run.
///
/// @param events appended events, all of which the checks found in the log
record HttpTable(List<Row> rows, double foreignCpu, long events, List<String> problems) {

    /// @param ratio requests per second, as a share of the bare route's with as many connections
    record Row(
            int connections,
            String variant,
            Spread perSecond,
            Spread p50Millis,
            Spread p99Millis,
            double ratio,
            Spread bytesEach,
            Spread serverMicros) {}

    static HttpTable of(List<HttpRun> runs, long events, List<String> problems) {
        var rows = new ArrayList<Row>();
        for (var connections :
                runs.stream().map(HttpRun::connections).distinct().sorted().toList()) {
            var bare = Spread.of(runs(runs, HttpVariant.BARE, connections), HttpRun::perSecond);
            for (var variant : HttpVariant.values()) {
                var own = runs(runs, variant, connections);
                if (own.isEmpty()) {
                    continue;
                }
                var perSecond = Spread.of(own, HttpRun::perSecond);
                rows.add(new Row(
                        connections,
                        variant.word(),
                        perSecond,
                        Spread.of(own, HttpRun::p50Millis),
                        Spread.of(own, HttpRun::p99Millis),
                        perSecond.median() / bare.median(),
                        Spread.of(own, HttpRun::bytesEach),
                        Spread.of(own, HttpRun::serverMicros)));
            }
        }
        var foreign = runs.stream().mapToDouble(HttpRun::foreign).average().orElse(Double.NaN);
        return new HttpTable(rows, foreign, events, List.copyOf(problems));
    }

    String text() {
        var table = new TextTable(
                "connections variant             requests/s   low-high    p50 ms   p99 ms   low-high    x bare"
                        + "   bytes/request  server us\n",
                "%-11d %-17s %,12.0f %,7.0f-%-,7.0f %6.2f %8.2f %6.2f-%-6.2f %6.2f %,15.0f %10.0f");
        for (var row : rows) {
            table.row(
                    row.connections,
                    row.variant,
                    row.perSecond.median(),
                    row.perSecond.low(),
                    row.perSecond.high(),
                    row.p50Millis.median(),
                    row.p99Millis.median(),
                    row.p99Millis.low(),
                    row.p99Millis.high(),
                    row.ratio,
                    row.bytesEach.median(),
                    row.serverMicros.median());
        }
        return table.ended(
                foreignCpu,
                problems,
                String.format(
                        Locale.ROOT,
                        "every answer was right, and the logs have all %,d acknowledged events and no other",
                        events));
    }

    private static List<HttpRun> runs(List<HttpRun> all, HttpVariant variant, int connections) {
        return all.stream()
                .filter(run -> run.variant() == variant && run.connections() == connections)
                .toList();
    }
}
