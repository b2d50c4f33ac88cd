package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.SampleOfGames;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.opening.Openings;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.AssertionFailedError;

/// Read models of chess in every mode, over random games; and read models that break the rules, which are
/// detected.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChessProjectionsTest extends ProjectionSpec<ChessEvent> {

    private static final int IMPORTED_OF_EACH_FILE = 25;
    private static final int PLAYED_OF_EACH_FILE = 8;

    private final EventCodec<ChessEvent> codec = ChessEventTypes.codec();
    private final MemoryLog<ChessEvent> log = new MemoryLog<>(codec, new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final List<Projection<ChessEvent, ?, ?, ?>> known = new ArrayList<>();

    @BeforeAll
    void write() throws IOException {
        known.addAll(ChessReadModels.with(Openings.book()).ofGames());
        known.add(ChessReadModels.with(OpeningBook.NONE).games());
        SampleOfGames.of(Seed.random("games of ChessProjectionsTest"), IMPORTED_OF_EACH_FILE, PLAYED_OF_EACH_FILE)
                .writeTo(log.store());
    }

    @Override
    protected EventFeed<ChessEvent> feed() {
        return log.feed();
    }

    @Override
    protected List<Projection<ChessEvent, ?, ?, ?>> projections() {
        return known;
    }

    @Override
    protected Filter followed(Projection<ChessEvent, ?, ?, ?> projection) {
        var insight = ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all())
                .applications()
                .getLast();
        return FollowedProjection.in(insight, projection, codec).filter();
    }

    @Override
    protected Store store() {
        var all = new ArrayList<>(known);
        all.add(new Counting("counting-events", 0));
        all.add(new Counting("counting-rows", 1));
        var views = new MemoryViews(all, log.feed()::head, Clock.systemUTC());
        return new Store(views, views.generations(), views.leases());
    }

    @Test
    void a_projection_with_a_memory_of_its_own_is_detected() {
        assertThrows(AssertionFailedError.class, () -> assertSameInEveryMode(new Counting("counting-events", 0)));
    }

    @Test
    void a_projection_that_reads_other_rows_is_detected() {
        assertThrows(AssertionFailedError.class, () -> assertSameInEveryMode(new Counting("counting-rows", 1)));
    }

    /// Projection that numbers events or rows with a memory of its own, which the rules forbid.
    private static final class Counting implements Projection<ChessEvent, String, Long, Long> {

        private final String name;
        private final int ofRows;
        private long events;
        private long rows;

        Counting(String name, int ofRows) {
            this.name = name;
            this.ofRows = ofRows;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<Class<? extends ChessEvent>> ignores() {
            return Set.of();
        }

        @Override
        public List<Change<String, Long>> changes(RecordedEvent<ChessEvent> recorded) {
            events++;
            return List.of(new Change<>(recorded.stream().key(), ofRows == 1 ? 0L : events));
        }

        @Override
        public Long initial(String key) {
            rows++;
            return ofRows * rows;
        }

        @Override
        public Long evolve(Long row, Long change) {
            return row + change;
        }

        @Override
        public String text(String key) {
            return key;
        }
    }
}
