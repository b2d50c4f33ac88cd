package dev.scoresheet.adapters.memory.kernel.trace;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.trace.TraceSpec;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import java.time.Clock;
import java.util.List;

class MemoryTraceTest extends TraceSpec {

    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty();
    private final MemoryViews views = new MemoryViews(List.of(projection()), log.feed()::head, Clock.systemUTC());

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected BulkReader bulk() {
        return log.bulkReader();
    }

    @Override
    protected PositionReader positions() {
        return log.log().positions();
    }

    @Override
    protected Visibility visibility() {
        return views.visibility();
    }

    @Override
    protected TraceQueries queries() {
        return new MemoryTrace(views, projection());
    }

    @Override
    protected Store store() {
        return new Store(views, views.generations(), views.leases());
    }
}
