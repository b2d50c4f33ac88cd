package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Wait for visibility. A signal reports steps of this node. Polls find those of others, less often while nothing
/// happens.
public final class PostgresVisibility implements Visibility {

    private static final long FIRST_POLL_MILLIS = 5;
    private static final long LAST_POLL_MILLIS = 100;

    private final Pool queries;
    private final GenerationProgressSignal signal;

    public PostgresVisibility(Pool queries, GenerationProgressSignal signal) {
        this.queries = queries;
        this.signal = signal;
    }

    @Override
    public void await(ViewIdentity view, long position, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(atMost), Long.MAX_VALUE / 4);
        var interval = FIRST_POLL_MILLIS;
        while (true) {
            var serving = serving(view);
            signal.reached(serving.generation(), serving.position());
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (signal.await(serving.generation(), position, Math.min(interval, left)) || left <= interval) {
                return;
            }
            interval = Math.min(2 * interval, LAST_POLL_MILLIS);
        }
    }

    private ServingGeneration serving(ViewIdentity view) {
        try {
            return queries.transact(connection -> ServingGeneration.of(connection, view))
                    .orElseThrow(() -> new ViewNotReady(view));
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }
}
