package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.List;

/// Speed of logs of several sizes.
record GrowthTable(List<Row> rows, double foreignCpu, List<String> problems) {

    /// @param events number of events before the measurement
    /// @param readMillis time to read and decode one stream; median
    /// @param lagMillis time from the acknowledgement of an append until its event is in the rows of a view; median
    /// @param rebuildSeconds time to rebuild one view
    record Row(
            long events,
            double readMillis,
            double readP99Millis,
            double appendsPerSecond,
            double appendMillis,
            double appendP99Millis,
            double lagMillis,
            double lagP99Millis,
            double rebuildSeconds) {}

    String text() {
        var table = new TextTable("""
                             read a stream, ms             append, ms         lag, ms          rebuild
                     events      p50      p99 appends/s      p50      p99      p50      p99        s
                """, "%,11d %8.2f %8.2f %,9.0f %8.2f %8.2f %8.2f %8.2f %8.1f");
        for (var row : rows) {
            table.row(
                    row.events,
                    row.readMillis,
                    row.readP99Millis,
                    row.appendsPerSecond,
                    row.appendMillis,
                    row.appendP99Millis,
                    row.lagMillis,
                    row.lagP99Millis,
                    row.rebuildSeconds);
        }
        return table.ended(foreignCpu, problems, "no acknowledged append is missing, and every view came to the head");
    }
}
