package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.trace.TraceSpec;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class PostgresTraceTest extends TraceSpec {

    private final TestDatabase database = TestDatabase.migrated("kernel");
    private final PostgresLog log = PostgresLog.on(database);
    private final PostgresViews views = log.postgres().views(List.of());

    @AfterAll
    void close() {
        log.close();
        database.close();
    }

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected BulkReader bulk() {
        return log.postgres().bulkReader();
    }

    @Override
    protected PositionReader positions() {
        return log.postgres().positions();
    }

    @Override
    protected Visibility visibility() {
        return views.visibility();
    }

    @Override
    protected TraceQueries queries() {
        return new PostgresTrace(views, projection().identity());
    }

    @Override
    protected Store store() {
        return new Store(views, views.generations(), views.leases());
    }
}
