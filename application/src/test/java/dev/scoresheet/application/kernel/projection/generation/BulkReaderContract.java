package dev.scoresheet.application.kernel.projection.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.HashedEvent;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [BulkReader]: it gives the same as a reader of the log, but faster. A store's
/// module extends it, gives its store, and adds nothing.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class BulkReaderContract {

    private ViewsUnderTest store;
    private LogUnderTest log;
    private BulkReader reader;
    private long before;

    /// The store of one case; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        log = store.log();
        reader = store.bulkReader();
        before = log.feed().head();
        var random = Seed.random("bulk reader");
        RandomLog.fill("bulk" + random.nextLong(), log.store(), 100, random);
    }

    private List<StoredEvent> stored() {
        return log.reader().events(before, Integer.MAX_VALUE);
    }

    @Test
    void it_gives_what_the_log_reader_gives() throws Exception {
        var rows = new ArrayList<StoredEvent>();
        var throughs = new ArrayList<Long>();
        reader.read(before, Long.MAX_VALUE, Filter.ALL, (packed, through) -> {
            var some = packed.rows();
            assertEquals(some, packed.rows());
            assertEquals(
                    some.stream().map(row -> HashedEvent.of(row, log.digest())).toList(), packed.hashed(log.digest()));
            assertTrue(packed.hashed(log.digest()).stream().noneMatch(HashedEvent::isDamaged));
            assertTrue(some.isEmpty() || some.getLast().position() <= through);
            rows.addAll(some);
            throughs.add(through);
            return true;
        });
        assertEquals(stored(), rows);
        assertEquals(throughs.stream().sorted().distinct().toList(), throughs);
        assertEquals(log.feed().head(), throughs.getLast());
    }

    @Test
    void ranges_come_one_after_another() throws Exception {
        var rows = new ArrayList<StoredEvent>();
        var throughs = new ArrayList<Long>();
        var ranges = List.of(
                new BulkReader.Range(before + 2, before + 5),
                new BulkReader.Range(before + 7, before + 9),
                new BulkReader.Range(before + 9, before + 9));
        reader.read(ranges, Filter.ALL, (packed, through) -> {
            throughs.add(through - before);
            return rows.addAll(packed.rows());
        });
        assertEquals(
                List.of(3L, 4L, 5L, 8L, 9L),
                rows.stream().map(row -> row.position() - before).toList());
        assertEquals(List.of(5L, 9L), throughs);

        rows.clear();
        reader.read(ranges, Filter.ALL, (packed, _) -> !rows.addAll(packed.rows()));
        assertEquals(3, rows.size(), "the taker ends all ranges");
    }

    @Test
    void what_it_hands_over_ends_by_its_bytes_but_one_event_always_comes() throws Exception {
        for (int bytes : List.of(1, 400, 3_000)) {
            var rows = new ArrayList<StoredEvent>();
            store.bulkReader(bytes).read(before, Long.MAX_VALUE, Filter.ALL, (packed, through) -> {
                var some = packed.rows();
                var text = some.stream().mapToLong(StoredEvent::length).sum();
                assertTrue(some.size() == 1 || text <= bytes, () -> some.size() + " events in " + bytes);
                assertTrue(text <= packed.bytes(), "less than there is");
                assertEquals(some.getLast().position(), through);
                return rows.addAll(some);
            });
            assertEquals(stored(), rows);
        }
    }

    @Test
    void it_ends_where_it_is_told_to() throws Exception {
        var rows = new ArrayList<StoredEvent>();
        reader.read(before + 10, before + 20, Filter.ALL, (packed, _) -> rows.addAll(packed.rows()));
        assertEquals(stored().subList(10, 20), rows);
    }

    @Test
    void it_ends_when_the_taker_has_had_enough() throws Exception {
        var taken = new ArrayList<Long>();
        reader.read(before, Long.MAX_VALUE, Filter.ALL, (_, through) -> {
            taken.add(through);
            return false;
        });
        assertEquals(1, taken.size());
        // and can be used again
        reader.read(before, before + 1, Filter.ALL, (_, through) -> taken.add(through));
        assertEquals(before + 1, taken.getLast());
    }

    @Test
    void only_what_is_followed_comes() throws Exception {
        var filter = new Filter(Set.of("bulb"), log.codec().storedTypes(BulbEvent.SwitchedOn.class));
        var rows = new ArrayList<StoredEvent>();
        reader.read(before, Long.MAX_VALUE, filter, (packed, _) -> rows.addAll(packed.rows()));
        assertEquals(
                stored().stream()
                        .filter(row -> filter.accepts(row.category(), row.type()))
                        .toList(),
                rows);
        assertTrue(rows.size() < stored().size());
    }

    @Test
    void a_reader_whose_filter_matches_nothing_still_reports_the_head() throws Exception {
        var throughs = new ArrayList<Long>();
        reader.read(before, Long.MAX_VALUE, new Filter(Set.of("lamp"), Set.of()), (packed, through) -> {
            assertEquals(List.of(), packed.rows());
            return throughs.add(through);
        });
        assertEquals(log.feed().head(), throughs.getLast());
    }

    @Test
    void after_the_head_there_is_nothing() throws Exception {
        reader.read(log.feed().head(), Long.MAX_VALUE, Filter.ALL, (_, _) -> {
            throw new AssertionError("the reader delivered rows after the head");
        });
    }
}
