package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Entry.Unreadable;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [EventFeed]. A store's module extends it, gives its log, and adds nothing.
///
/// On purpose not asserted: how soon [EventFeed#awaitAfter] notices another node's append, because it is a
/// hint. Also not asserted: the answers to a reader whose log was restored or imported again under it.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EventFeedContract {

    private static final BulbEvent FITTED = new Fitted(60);

    private LogUnderTest log;
    private EventStore<BulbEvent> store;
    private EventFeed<BulbEvent> feed;
    private long before;

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    @BeforeEach
    void open() {
        log = log();
        store = log.store();
        feed = log.feed();
        before = feed.head();
    }

    @Test
    void at_the_head_there_is_nothing_more() {
        assertEquals(new Page<BulbEvent>(List.of(), before), feed.after(before, Filter.ALL, 10));
    }

    @Test
    void every_event_comes_as_its_stream_shows_it() {
        var hall = freshStream();
        var attic = freshStream();
        store.append(under(freshKey(), to(hall, 0, life(2)), to(attic, 0, life(3))));
        store.append(fresh(hall, 2, new SwitchedOff()));
        var expected = new ArrayList<Entry<BulbEvent>>(store.read(hall).events());
        expected.addAll(2, store.read(attic).events());
        assertEquals(new Page<>(expected, before + 6), feed.after(before, Filter.ALL, 100));
    }

    @Test
    void pages_join_without_gap_or_overlap() {
        for (int i = 0; i < 5; i++) {
            store.append(fresh(freshStream(), 0, life(3)));
        }
        var positions = new ArrayList<Long>();
        var through = before;
        while (through < feed.head()) {
            var page = feed.after(through, Filter.ALL, 4);
            assertEquals(Math.min(through + 4, before + 15), page.through());
            page.entries().forEach(entry -> positions.add(entry.position()));
            through = page.through();
        }
        assertEquals(LongStream.rangeClosed(before + 1, before + 15).boxed().toList(), positions);
    }

    @Test
    void a_page_of_one_is_enough_to_get_through() {
        store.append(fresh(freshStream(), 0, life(2)));
        assertEquals(before + 1, feed.after(before, Filter.ALL, 1).through());
        assertEquals(before + 2, feed.after(before + 1, Filter.ALL, 1).through());
    }

    /// Reads events that the reading node has appended and events that another node has appended.
    @Test
    void a_page_ends_by_its_bytes_but_one_event_always_comes() {
        for (int bytes : List.of(1, 400, 1_500)) {
            var small = log.pagingBy(bytes);
            var first = feed.head();
            small.store().append(fresh(freshStream(), 0, life(6)));
            store.append(fresh(freshStream(), 0, life(6)));
            small.store().append(fresh(freshStream(), 0, life(6)));
            var sizes = new ArrayList<Integer>();
            var through = first;
            while (through < first + 18) {
                var page = small.feed().after(through, Filter.ALL, 100);
                var rows = log.reader().events(through, page.entries().size());
                assertEquals(rows.stream().map(StoredEvent::position).toList(), positions(page));
                assertEquals(rows.getLast().position(), page.through());
                var text = rows.stream().mapToLong(StoredEvent::length).sum();
                assertTrue(rows.size() == 1 || text <= bytes, () -> rows.size() + " events in " + bytes);
                sizes.add(rows.size());
                through = page.through();
            }
            assertEquals(bytes == 1, sizes.stream().allMatch(size -> size == 1), sizes::toString);
        }
    }

    @Test
    void what_is_not_wanted_has_no_bytes() {
        store.append(fresh(freshStream("bulb"), 0, life(5)));
        var rare = new Filter(Set.of("lamp"), Set.of());
        assertEquals(
                new Page<BulbEvent>(List.of(), before + 5),
                log.pagingBy(1).feed().after(before, rare, 100));
    }

    @Test
    void a_page_tells_how_far_it_looked_when_nothing_was_wanted() {
        store.append(fresh(freshStream("bulb"), 0, life(5)));
        var rare = new Filter(Set.of("lamp"), Set.of());
        assertEquals(new Page<BulbEvent>(List.of(), before + 3), feed.after(before, rare, 3));
        assertEquals(new Page<BulbEvent>(List.of(), before + 5), feed.after(before, rare, 100));
    }

    @Test
    void only_the_categories_that_are_followed_come() {
        store.append(fresh(freshStream("bulb"), 0, FITTED));
        store.append(fresh(freshStream("lamp"), 0, FITTED));
        store.append(fresh(freshStream("torch"), 0, FITTED));
        var page = feed.after(before, new Filter(Set.of("lamp", "torch"), Set.of()), 100);
        assertEquals(List.of(before + 2, before + 3), positions(page));
        assertEquals(before + 3, page.through());
    }

    @Test
    void types_that_are_not_wanted_are_left_out() {
        store.append(fresh(freshStream(), 0, FITTED, new SwitchedOn(), new SwitchedOff()));
        var unwanted = log.codec().storedTypes(SwitchedOn.class);
        var page = feed.after(before, new Filter(Set.of(), unwanted), 100);
        assertEquals(List.of(before + 1, before + 3), positions(page));
        assertEquals(before + 3, page.through());
    }

    @Test
    void categories_and_types_are_left_out_together() {
        store.append(under(
                freshKey(),
                to(freshStream("bulb"), 0, FITTED, new SwitchedOn()),
                to(freshStream("lamp"), 0, FITTED, new SwitchedOn())));
        var filter = new Filter(Set.of("lamp"), log.codec().storedTypes(Fitted.class));
        assertEquals(List.of(before + 4), positions(feed.after(before, filter, 100)));
    }

    @Test
    void an_unknown_type_arrives_through_every_filter() {
        appendForeign(new EncodedEvent(new EventType("bulb.melted", 1), "{}"));
        var page = feed.after(before, new Filter(Set.of(), log.codec().storedTypes(BulbEvent.class)), 100);
        var unreadable = assertInstanceOf(Unreadable.class, page.entries().getFirst());
        assertEquals(Undecodable.Reason.UNKNOWN_TYPE, unreadable.reason());
        assertEquals(new EventType("bulb.melted", 1), unreadable.stored());
        assertEquals(before + 1, unreadable.position());
    }

    @Test
    void an_event_that_cannot_be_read_hides_none_beside_it() {
        var known = log.codec().encode(FITTED).type();
        store.append(fresh(freshStream(), 0, FITTED));
        var stream = appendForeign(new EncodedEvent(known, "{\"surprise\":true}"));
        store.append(fresh(freshStream(), 0, FITTED));
        var entries = feed.after(before, Filter.ALL, 100).entries();
        assertInstanceOf(RecordedEvent.class, entries.get(0));
        var unreadable = assertInstanceOf(Unreadable.class, entries.get(1));
        assertEquals(Undecodable.Reason.MALFORMED, unreadable.reason());
        assertEquals(stream, unreadable.stream());
        assertEquals(1, unreadable.version());
        assertInstanceOf(RecordedEvent.class, entries.get(2));
    }

    @Test
    void a_newer_version_arrives_as_one() {
        var known = log.codec().encode(FITTED);
        appendForeign(
                new EncodedEvent(new EventType(known.type().name(), known.type().schemaVersion() + 7), known.data()));
        var unreadable = assertInstanceOf(
                Unreadable.class, feed.after(before, Filter.ALL, 100).entries().getFirst());
        assertEquals(Undecodable.Reason.NEWER_VERSION, unreadable.reason());
    }

    @Test
    void metadata_that_cannot_be_read_makes_its_event_unreadable() {
        var careless = new ForeignCodec(log.codec(), UnaryOperator.identity(), written -> "{\"surprise\":true}");
        log.openedWith(careless).store().append(fresh(freshStream(), 0, FITTED));
        var unreadable = assertInstanceOf(
                Unreadable.class, feed.after(before, Filter.ALL, 100).entries().getFirst());
        assertEquals(Undecodable.Reason.MALFORMED, unreadable.reason());
    }

    @Test
    void a_page_looks_at_one_position_at_least() {
        assertThrows(IllegalArgumentException.class, () -> feed.after(before, Filter.ALL, 0));
    }

    @Test
    void waiting_ends_when_another_node_appends() throws Exception {
        var otherNode = log.openedWith(log.codec()).store();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> {
                while (feed.head() <= before) {
                    feed.awaitAfter(before, Duration.ofSeconds(5));
                }
                return feed.after(before, Filter.ALL, 10);
            });
            appended(otherNode.append(fresh(freshStream(), 0, FITTED)));
            assertEquals(List.of(before + 1), positions(waiting.get()));
        }
    }

    @Test
    void waiting_for_what_is_there_ends_at_once() throws InterruptedException {
        store.append(fresh(freshStream(), 0, FITTED));
        feed.awaitAfter(before, Duration.ofDays(1));
    }

    @Test
    void waiting_ends_after_its_time() throws InterruptedException {
        feed.awaitAfter(before, Duration.ofMillis(20));
        assertEquals(before, feed.head());
    }

    @Test
    void a_tailing_reader_misses_nothing_of_many_writers() throws Exception {
        var otherNode = log.openedWith(log.codec()).store();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 8; writer++) {
                var mine = writer % 2 == 0 ? store : otherNode;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        appended(mine.append(fresh(freshStream(), 0, life(1 + i % 3))));
                    }
                }));
            }
            var seen = new ArrayList<Long>();
            var through = before;
            while (!writers.stream().allMatch(Future::isDone) || through < feed.head()) {
                feed.awaitAfter(through, Duration.ofMillis(100));
                var page = feed.after(through, Filter.ALL, 7);
                seen.addAll(positions(page));
                through = page.through();
            }
            for (var writer : writers) {
                writer.get();
            }
            assertEquals(LongStream.rangeClosed(before + 1, feed.head()).boxed().toList(), seen);
        }
    }

    private StreamId appendForeign(EncodedEvent foreign) {
        var stream = freshStream();
        appended(log.openedWith(ForeignCodec.storing(log.codec(), foreign))
                .store()
                .append(fresh(stream, 0, FITTED)));
        return stream;
    }

    private static List<Long> positions(Page<BulbEvent> page) {
        return page.entries().stream().map(Entry::position).toList();
    }
}
