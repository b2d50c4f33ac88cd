package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.rebuild.ViewRebuilds;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Data of a subject for the measurements of read models: a log to measure with, and views over it.
///
/// @param subjects subjects whose migrations run after those of the kernel
/// @param lives source of complete streams, the same ones in every run; a new iterator each time
/// @param view name of the view that is rebuilt, and followed alone
public record ViewBench<E>(
        EventCodec<E> codec,
        Topology<E> topology,
        List<ViewTable<?, ?>> tables,
        List<String> subjects,
        Supplier<Iterator<CopiedLog.Life<E>>> lives,
        String view) {

    /// Number of streams that are interleaved at a time.
    private static final int AT_A_TIME = 500;

    private static final int SECONDS = 60;
    private static final long MEMORY = 1L << 30;

    /// Returns the rebuilds of the views of a database.
    public ViewRebuilds rebuilds(Postgres postgres, PostgresViews views, ExecutorService threads) {
        var models = new ReadModels<>(
                topology,
                new StoredEventDecoder<>(codec, new Sha256LogDigest()),
                postgres.eventFeed(codec, new Sha256LogDigest()),
                postgres.logReader(),
                postgres.bulkReader(),
                views.generations(),
                views.leases(),
                views,
                FoldParallelism.of(threads, Runtime.getRuntime().availableProcessors()),
                new Node("bench", Duration.ofSeconds(10), TimeSource.system()));
        return new ViewRebuilds(models, new MemoryBudget(MEMORY));
    }

    /// Fills a database that has no event.
    public long fill(DatabaseAddress database, long atLeast) throws SQLException {
        try (var connection = database.connect(SECONDS)) {
            var log = new CopiedLog<>(codec, new Sha256LogDigest(), connection);
            return log.fill(lives.get(), AT_A_TIME, atLeast);
        }
    }
}
