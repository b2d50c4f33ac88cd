package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.LogSample;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;

/// Command `estimate`: estimates the cost of a rebuild. Reads some thirty thousand events and writes nothing.
public final class RebuildEstimator<E> {

    private static final long ROWS_WRITTEN_PER_SECOND = 150_000;

    private final ReadModels<E> models;
    private final FoldParallelism crew;
    private final TimeSource time;

    public RebuildEstimator(ReadModels<E> models, FoldParallelism crew, TimeSource time) {
        this.models = models;
        this.crew = crew;
        this.time = time;
    }

    /// @param memoryBytes memory in bytes for the rows of one pass
    /// @throws NoSuchView when the system has no such view
    public RebuildEstimate of(String view, long memoryBytes) throws InterruptedException {
        return of(models.named(view), memoryBytes);
    }

    <K, X, V> RebuildEstimate of(FollowedProjection<E, K, X, V> followed, long memoryBytes)
            throws InterruptedException {
        var head = models.feed().head();
        var sample = new LogSample<>(models, followed);
        var began = time.nanos();
        sample.take(head);
        var nanosPerEvent = (time.nanos() - began) / Math.max(1, sample.read());
        var rows = sample.rows(head);
        var memory = rows * sample.memoryPerRow();
        var passes = (int) Math.max(1, Math.ceilDiv(memory, memoryBytes));
        var reading = Duration.ofNanos(passes * head * nanosPerEvent / crew.cores());
        return new RebuildEstimate(
                head,
                sample.read(),
                rows,
                rows * sample.diskPerRow(),
                memory,
                passes,
                reading.plusMillis(rows * 1_000 / ROWS_WRITTEN_PER_SECOND));
    }
}
