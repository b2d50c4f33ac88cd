package dev.scoresheet.bootstrap.kernel.bench.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lag of views behind acknowledged appends, at each rate, with one view and with all views.
public record LagTable(List<Row> rows, double foreignCpu) {

    /// @param views number of followed views
    /// @param reached events per second
    /// @param step average number of events in one step
    /// @param ownCpu cores that this process used: callers, appender, views
    /// @param databaseCpu cores that the database used
    /// @param behind events in no rows at the end of the wait; the lags exclude them
    public record Row(
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
