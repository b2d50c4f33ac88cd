package dev.scoresheet.bootstrap.kernel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far views lag behind acknowledged appends, at each rate, with one view and with all.
public record LagTable(List<Row> rows, double foreignCpu) {

    /// @param views how many are followed
    /// @param reached events a second
    /// @param step events in one step, on average
    /// @param ownCpu cores that this process used: callers, appender, views
    /// @param databaseCpu cores that the database used
    /// @param behind events that were in no rows at the end of the wait; counted as nothing, and told
    record Row(
            int views,
            int rate,
            long events,
            double reached,
            double step,
            double p50Millis,
            double p99Millis,
            double worstMillis,
            double ownCpu,
            double databaseCpu,
            long behind) {}

    String text() {
        var lines = new ArrayList<String>();
        lines.add("views    rate/s  reached/s   events   a step    p50 ms    p99 ms  worst ms  own cpu   db cpu");
        for (var row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%5d %9d %10.0f %8d %8.1f %9.2f %9.2f %9.2f %8.2f %8.2f%s",
                    row.views(),
                    row.rate(),
                    row.reached(),
                    row.events(),
                    row.step(),
                    row.p50Millis(),
                    row.p99Millis(),
                    row.worstMillis(),
                    row.ownCpu(),
                    row.databaseCpu(),
                    row.behind() == 0 ? "" : "   " + row.behind() + " not yet"));
        }
        lines.add(String.format(Locale.ROOT, "foreign processor use: %.2f cores on average", foreignCpu));
        return String.join(System.lineSeparator(), lines);
    }
}
