package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.time.Backoff;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;

/// Wait for visibility. A signal reports steps of this node. Polls find those of others, less often while nothing
/// happens.
public final class PostgresVisibility implements Visibility {

    private static final Duration FIRST_POLL = Duration.ofMillis(5);
    private static final Duration LONGEST_POLL = Duration.ofMillis(100);

    private final Pool queries;
    private final GenerationProgressSignal signal;

    public PostgresVisibility(Pool queries, GenerationProgressSignal signal) {
        this.queries = queries;
        this.signal = signal;
    }

    @Override
    public void await(ViewIdentity view, long position, Duration atMost) throws InterruptedException {
        var deadline = TimeSource.system().deadline(atMost);
        var intervals = Backoff.steady(FIRST_POLL, LONGEST_POLL);
        while (true) {
            var serving = serving(view);
            var known = signal.known(serving.generation());
            if (known > serving.position()) { // a step since the reading, or one that a crash took back
                serving = serving(view);
            }
            signal.read(serving.generation(), known, serving.position());
            var wait = deadline.leftAtMost(intervals.next());
            if (signal.await(serving.generation(), position, wait) || deadline.isOver()) {
                return;
            }
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
