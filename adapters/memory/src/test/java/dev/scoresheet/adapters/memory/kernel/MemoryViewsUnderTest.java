package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Views in memory over a log in memory, with a clock that the test moves.
record MemoryViewsUnderTest(MemoryLogUnderTest log, SetClock clock, MemoryViews memory) implements ViewsUnderTest {

    static MemoryViewsUnderTest empty() {
        var log = MemoryLogUnderTest.empty();
        var clock = new SetClock();
        var known = List.of(new BulbLives(1, ""));
        return new MemoryViewsUnderTest(log, clock, new MemoryViews(known, log.feed()::head, clock));
    }

    @Override
    public Views views() {
        return memory;
    }

    @Override
    public Generations generations() {
        return memory.generations();
    }

    @Override
    public Leases leases() {
        return memory.leases();
    }

    @Override
    public Visibility visibility() {
        return memory.visibility();
    }

    @Override
    public BulkReader bulkReader() {
        return log.bulkReader();
    }

    @Override
    public BulkReader bulkReader(int pageBytes) {
        return log.pagingBy(pageBytes).bulkReader();
    }

    /// Nodes share what is in memory when they share the process.
    @Override
    public ViewsUnderTest anotherNode() {
        return this;
    }

    /// An act has its time from the clock, and nothing else that a step writes has.
    @Override
    public void whileNoActIsRecorded(Runnable work) {
        var now = clock.now;
        clock.now = null;
        work.run();
        clock.now = now;
    }

    @Override
    public NodeRegistry nodes() {
        return memory.nodes();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void passTime(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Override
    public ViewAnswer<Map<StreamId, Life>> shown(BulbLives projection) {
        return memory.read(projection, Map::copyOf);
    }

    static final class SetClock extends Clock {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            if (now == null) {
                throw new IllegalStateException("the clock stands still");
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
