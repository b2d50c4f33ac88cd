package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.done;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Suite on the streams of every [EventStore]: what was appended is read back whole, in order and in pages.
public abstract class StreamContract extends EventStoreSuite {

    @Test
    void a_stream_without_appends_is_empty() {
        var stream = freshStream();
        assertEquals(new EventStream<BulbEvent>(stream, List.of()), store.read(stream));
        assertEquals(0, store.read(stream).version());
    }

    @Test
    void what_was_appended_is_read_back_in_order() {
        var stream = freshStream();
        store.append(fresh(stream, 0, FITTED, ON));
        store.append(fresh(stream, 2, OFF, new Blew("schräg: „ß“ ≠ 𝄞 \\ \" \n\t/")));
        var read = store.read(stream);
        assertEquals(4, read.version());
        assertEquals(List.of(1L, 2L, 3L, 4L), versions(read));
        assertEquals(List.of(FITTED, ON, OFF, new Blew("schräg: „ß“ ≠ 𝄞 \\ \" \n\t/")), events(read));
    }

    @Test
    void a_recorded_event_says_how_it_is_stored() {
        var stream = freshStream();
        store.append(fresh(stream, 0, FITTED));
        var recorded = store.read(stream).events().getFirst();
        assertEquals(log.codec().encode(FITTED).type(), recorded.stored());
        assertEquals(new EventRef(stream, 1), recorded.ref());
    }

    @Test
    void a_read_through_a_version_stops_there() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(5)));
        assertEquals(List.of(), events(store.read(stream, 0)));
        assertEquals(List.of(1L, 2L, 3L), versions(store.read(stream, 3)));
        assertEquals(5, store.read(stream, 5).version());
        assertEquals(5, store.read(stream, 6).version());
        assertEquals(5, store.read(stream, Long.MAX_VALUE).version());
    }

    @Test
    void a_tail_is_all_that_follows_a_version_however_long() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(5)));
        var all = store.read(stream).events();
        assertEquals(all, store.tail(stream, 0));
        assertEquals(all.subList(3, 5), store.tail(stream, 3));
        assertEquals(all.subList(3, 5), log.pagingBy(1).store().tail(stream, 3));
        assertEquals(List.of(), store.tail(stream, 5));
        assertEquals(List.of(), store.tail(stream, 6));
    }

    @Test
    void pages_of_a_stream_join_and_say_whether_more_follows() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(7)));
        store.append(fresh(freshStream(), 0, life(3)));
        var all = store.read(stream).events();
        assertEquals(new StreamPage<>(all, false), store.page(stream, 0, 7));
        assertEquals(new StreamPage<>(all, false), store.page(stream, 0, Integer.MAX_VALUE));
        assertEquals(new StreamPage<>(all.subList(0, 3), true), store.page(stream, 0, 3));
        assertEquals(new StreamPage<>(all.subList(3, 6), true), store.page(stream, 3, 3));
        assertEquals(new StreamPage<>(all.subList(6, 7), false), store.page(stream, 6, 3));
        assertEquals(new StreamPage<BulbEvent>(List.of(), false), store.page(stream, 7, 3));
        assertEquals(new StreamPage<BulbEvent>(List.of(), false), store.page(freshStream(), 0, 3));
    }

    @Test
    void a_page_of_a_stream_ends_by_its_bytes_but_one_event_always_comes() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(7)));
        var all = store.read(stream).events();
        var small = log.pagingBy(1).store();
        for (int version = 0; version < 7; version++) {
            var one = new StreamPage<>(all.subList(version, version + 1), version < 6);
            assertEquals(one, small.page(stream, version, 100));
        }
        var text = log.reader().events(stream, 0, 7).stream()
                .mapToLong(StoredEvent::length)
                .sum();
        var some = log.pagingBy((int) text / 2).store().page(stream, 0, 100);
        assertTrue(some.more());
        assertEquals(all.subList(0, some.events().size()), some.events());
    }

    @Test
    void streams_with_nearly_the_same_name_are_strangers() {
        var stream = freshStream();
        var longer = new StreamId(stream.category(), stream.key() + "x");
        var upper = new StreamId(stream.category(), "A" + stream.key());
        var lower = new StreamId(stream.category(), "a" + stream.key());
        store.append(under(freshKey(), to(stream, 0, FITTED), to(longer, 0, life(2)), to(upper, 0, life(3))));
        assertEquals(1, store.read(stream).version());
        assertEquals(2, store.read(longer).version());
        assertEquals(3, store.read(upper).version());
        assertEquals(0, store.read(lower).version());
    }

    @Test
    void metadata_comes_back_whole() {
        var cause = new EventRef(freshStream(), 12);
        var rich = new Metadata(
                "correlation \"1\"", Optional.of(cause), Optional.of("actor-ß-𝄞"), Optional.of("4bf92f3577b34da6"));
        var stream = freshStream();
        store.append(new Append.Keyed<>(List.of(to(stream, 0, FITTED, ON)), done(freshKey()), rich));
        store.append(new Append.Keyed<>(List.of(to(stream, 2, OFF)), done(freshKey()), Metadata.of("bare")));
        assertEquals(
                List.of(rich, rich, Metadata.of("bare")),
                store.read(stream).events().stream()
                        .map(RecordedEvent::metadata)
                        .toList());
    }

    @Test
    void a_stream_with_an_event_of_an_unknown_type_cannot_be_read() {
        assertUnreadable(new EncodedEvent(new EventType("bulb.melted", 1), "{}"), Undecodable.Reason.UNKNOWN_TYPE);
    }

    @Test
    void a_stream_with_an_event_of_a_newer_version_cannot_be_read() {
        var known = log.codec().encode(FITTED);
        var newer = new EventType(known.type().name(), known.type().schemaVersion() + 1);
        assertUnreadable(new EncodedEvent(newer, known.data()), Undecodable.Reason.NEWER_VERSION);
    }

    @Test
    void a_stream_with_a_malformed_event_cannot_be_read() {
        assertUnreadable(
                new EncodedEvent(log.codec().encode(FITTED).type(), "{\"surprise\":true}"),
                Undecodable.Reason.MALFORMED);
    }

    @Test
    void a_stream_that_cannot_be_read_can_be_read_up_to_there() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        log.openedWith(ForeignCodec.storing(log.codec(), new EncodedEvent(new EventType("bulb.melted", 1), "{}")))
                .store()
                .append(fresh(stream, 2, OFF));
        assertEquals(2, store.read(stream, 2).version());
        assertThrows(UnreadableEvent.class, () -> store.read(stream, 3));
    }

    private void assertUnreadable(EncodedEvent foreign, Undecodable.Reason reason) {
        var stream = freshStream();
        var receipted = appended(log.openedWith(ForeignCodec.storing(log.codec(), foreign))
                .store()
                .append(fresh(stream, 0, FITTED)));
        var unreadable = assertThrows(UnreadableEvent.class, () -> store.read(stream));
        assertEquals(receipted.firstPosition().getAsLong(), unreadable.position());
        assertEquals(reason, unreadable.reason());
    }
}
