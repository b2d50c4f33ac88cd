package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.List;

/// Time of commands on streams, by the length of the stream.
record LoadTable(List<Row> rows, double foreignCpu, List<String> problems) {

    /// @param events number of events of each stream before the first command
    /// @param readMillis time to read and decode the stream; median
    /// @param foldMillis time to fold its events; median
    /// @param firstMillis time of the first command of a node, which reads and folds; median
    /// @param snapshotMillis time of the first command of a node, which begins at a snapshot; median
    /// @param furtherMillis time of the commands after it; median
    record Row(
            int events,
            int streams,
            double readMillis,
            double foldMillis,
            double firstMillis,
            double firstP99Millis,
            double snapshotMillis,
            double snapshotP99Millis,
            double furtherMillis,
            double furtherP99Millis) {}

    String text() {
        var table = new TextTable("""
                                     milliseconds    first command    from a snapshot   further commands
                events   streams     read     fold      p50      p99      p50      p99      p50      p99
                """, "%,6d %9d %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f");
        for (var row : rows) {
            table.row(
                    row.events,
                    row.streams,
                    row.readMillis,
                    row.foldMillis,
                    row.firstMillis,
                    row.firstP99Millis,
                    row.snapshotMillis,
                    row.snapshotP99Millis,
                    row.furtherMillis,
                    row.furtherP99Millis);
        }
        return table.ended(foreignCpu, problems, "every command was done, and the log has one event more for each");
    }
}
