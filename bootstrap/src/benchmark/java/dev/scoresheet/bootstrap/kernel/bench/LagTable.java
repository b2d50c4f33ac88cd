package dev.scoresheet.bootstrap.kernel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far views lag behind acknowledged appends, at each rate, with one view and with all.
public record LagTable(List<Row> rows, double foreignCpu) {

    /// @param views how many are followed
    /// @param behind events that were in no rows at the end of the wait; counted as nothing, and told
    record Row(int views, int rate, long events, double reached, double p50Millis, double p99Millis, long behind) {}

    String text() {
        var lines = new ArrayList<String>();
        lines.add("views    rate/s  reached/s   events    p50 ms    p99 ms");
        for (var row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%5d %9d %10.0f %8d %9.2f %9.2f%s",
                    row.views(),
                    row.rate(),
                    row.reached(),
                    row.events(),
                    row.p50Millis(),
                    row.p99Millis(),
                    row.behind() == 0 ? "" : "   " + row.behind() + " not yet"));
        }
        lines.add(String.format(Locale.ROOT, "foreign processor use: %.2f cores on average", foreignCpu));
        return String.join(System.lineSeparator(), lines);
    }
}
