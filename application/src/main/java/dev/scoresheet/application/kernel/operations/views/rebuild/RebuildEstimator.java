package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.fold.LogSample;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import java.time.Duration;

/// Command `estimate`: estimates the cost of a rebuild. Reads at most 2 % of a log, and thirty thousand
/// events, and writes nothing.
public final class RebuildEstimator {

    private static final long ROWS_WRITTEN_PER_SECOND = 150_000;

    private RebuildEstimator() {}

    /// @param memoryBytes memory in bytes for the rows of one pass
    public static RebuildEstimate estimate(OperatedView<?, ?, ?, ?> view, long memoryBytes)
            throws InterruptedException {
        var head = view.head();
        var sample = new LogSample<>(view);
        sample.take(head);
        var rows = sample.rows(head);
        var memory = rows * sample.memoryPerRow();
        var passes = (int) Math.max(1, Math.ceilDiv(memory, memoryBytes));
        var reading = Duration.ofNanos(
                passes * head * sample.nanosPerEvent() / view.parallelism().cores());
        return new RebuildEstimate(
                head,
                sample.read(),
                rows,
                rows * sample.diskPerRow(),
                memory,
                passes,
                reading.plusMillis(rows * 1_000 / ROWS_WRITTEN_PER_SECOND).toMillis() / 1e3);
    }
}
