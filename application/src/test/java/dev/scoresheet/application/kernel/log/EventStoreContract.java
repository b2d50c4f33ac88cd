package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.done;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.hash;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.receiptAlone;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [EventStore] promises. A store's module extends it, gives its log, and adds nothing.
///
/// On purpose not asserted, because no caller may rely on it or because it takes a store's own means: durability over a
/// crash, what a lost connection looks like ([OutcomeUnknown], [StoreUnavailable]), a stored byte that was flipped, how
/// fast anything is, how appends are grouped into batches, and which of two concurrent writers wins.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EventStoreContract {

    private static final BulbEvent FITTED = new Fitted(60);
    private static final BulbEvent ON = new SwitchedOn();
    private static final BulbEvent OFF = new SwitchedOff();

    private LogUnderTest log;
    private EventStore<BulbEvent> store;

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    @BeforeEach
    void open() {
        log = log();
        store = log.store();
    }

    @Test
    void a_stream_that_nobody_wrote_to_is_empty() {
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
    void positions_follow_each_other_without_holes() {
        var before = log.feed().head();
        var first = appended(store.append(fresh(freshStream(), 0, life(3))));
        var second = appended(store.append(fresh(freshStream(), 0, life(2))));
        assertEquals(OptionalLong.of(before + 1), first.firstPosition());
        assertEquals(OptionalLong.of(before + 3), first.lastPosition());
        assertEquals(OptionalLong.of(before + 4), second.firstPosition());
        assertEquals(OptionalLong.of(before + 5), second.lastPosition());
        assertEquals(before + 5, log.feed().head());
    }

    @Test
    void an_append_answers_with_its_receipt() {
        var stream = freshStream();
        var append = fresh(stream, 0, life(3));
        var receipted = appended(store.append(append));
        assertEquals(append.receipt(), receipted.receipt());
        assertEquals(Map.of(stream, 3L), receipted.versions());
        assertEquals(Optional.of(receipted), store.receipt(append.receipt().key()));
    }

    @Test
    void a_conflict_names_the_actual_version_and_writes_nothing() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(3)));
        var head = log.feed().head();
        for (var expected : List.of(0L, 2L, 4L, 1_000_000L)) {
            var late = fresh(stream, expected, ON);
            assertEquals(new VersionConflict(stream, expected, 3), store.append(late));
            assertEquals(Optional.empty(), store.receipt(late.receipt().key()));
        }
        assertEquals(3, store.read(stream).version());
        assertEquals(head, log.feed().head());
    }

    @Test
    void a_version_too_high_on_an_empty_stream_is_a_conflict() {
        var stream = freshStream();
        assertEquals(new VersionConflict(stream, 1, 0), store.append(fresh(stream, 1, FITTED)));
    }

    @Test
    void a_key_is_free_again_after_a_conflict() {
        var stream = freshStream();
        var key = freshKey();
        assertInstanceOf(VersionConflict.class, store.append(under(key, to(stream, 7, FITTED))));
        assertInstanceOf(Appended.class, store.append(under(key, to(stream, 0, FITTED))));
    }

    @Test
    void any_version_appends_where_the_stream_is() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        var append = new Append<BulbEvent>(
                List.of(new StreamAppend<>(stream, new Any(), List.of(OFF))),
                done(freshKey()),
                Metadata.of("operator"));
        assertEquals(Map.of(stream, 3L), appended(store.append(append)).versions());
        assertEquals(List.of(1L, 2L, 3L), versions(store.read(stream)));
    }

    @Test
    void several_streams_are_written_together() {
        var hall = freshStream();
        var attic = freshStream("lamp");
        store.append(fresh(hall, 0, FITTED));
        var both = appended(store.append(under(freshKey(), to(hall, 1, ON, OFF), to(attic, 0, FITTED))));
        assertEquals(Map.of(hall, 3L, attic, 1L), both.versions());
        assertEquals(both.firstPosition().getAsLong() + 2, both.lastPosition().getAsLong());
        assertEquals(List.of(FITTED, ON, OFF), events(store.read(hall)));
        assertEquals(List.of(FITTED), events(store.read(attic)));
    }

    @Test
    void one_conflict_keeps_all_streams_of_its_append_as_they_were() {
        var hall = freshStream();
        var attic = freshStream();
        store.append(fresh(attic, 0, FITTED));
        var head = log.feed().head();
        assertEquals(
                new VersionConflict(attic, 5, 1),
                store.append(under(freshKey(), to(hall, 0, FITTED), to(attic, 5, ON))));
        assertEquals(0, store.read(hall).version());
        assertEquals(1, store.read(attic).version());
        assertEquals(head, log.feed().head());
    }

    @Test
    void the_same_request_under_the_same_key_is_done_once() {
        var stream = freshStream();
        var append = fresh(stream, 0, life(2));
        var receipted = appended(store.append(append));
        store.append(fresh(stream, 2, OFF));
        var head = log.feed().head();
        assertEquals(new AlreadyDone(receipted), store.append(append));
        assertEquals(head, log.feed().head());
        assertEquals(3, store.read(stream).version());
    }

    @Test
    void a_resend_is_known_before_its_version_is_judged() {
        var stream = freshStream();
        var key = freshKey();
        appended(store.append(under(key, to(stream, 0, FITTED))));
        assertInstanceOf(AlreadyDone.class, store.append(under(key, to(stream, 0, FITTED))));
        assertInstanceOf(AlreadyDone.class, store.append(under(key, to(stream, 17, FITTED))));
    }

    @Test
    void another_request_under_a_used_key_is_refused() {
        var stream = freshStream();
        var key = freshKey();
        var receipted = appended(store.append(under(key, to(stream, 0, FITTED))));
        var other = new Append<BulbEvent>(
                List.of(to(stream, 1, ON)),
                new Receipt(key, hash(2), ReceiptOutcome.DONE, Map.of()),
                Metadata.of("other"));
        assertEquals(new KeyReused(receipted), store.append(other));
        assertEquals(1, store.read(stream).version());
    }

    @Test
    void principals_do_not_share_keys() {
        var stream = freshStream();
        var mine = freshKey();
        appended(store.append(under(mine, to(stream, 0, FITTED))));
        long version = 1;
        for (var other : List.of(
                new Principal.Client("contract-other"),
                new Principal.Client("anonymous"),
                new Principal.Client("system:import"),
                new Principal.Component("system:import"),
                new Principal.Anonymous())) {
            var yours = new ReceiptKey(other, mine.key());
            assertEquals(Optional.empty(), store.receipt(yours), other.stored());
            appended(store.append(under(yours, to(stream, version, version % 2 == 1 ? ON : OFF))));
            version++;
        }
        assertEquals(6, store.read(stream).version());
    }

    @Test
    void principal_and_key_are_told_apart_where_they_meet() {
        var stream = freshStream();
        var unique = freshKey().key();
        appended(store.append(under(new ReceiptKey(new Principal.Client("a"), "b" + unique), to(stream, 0, FITTED))));
        assertEquals(Optional.empty(), store.receipt(new ReceiptKey(new Principal.Client("ab"), unique)));
    }

    @Test
    void nothing_is_known_of_a_key_that_was_never_used() {
        assertEquals(Optional.empty(), store.receipt(freshKey()));
    }

    @Test
    void a_receipt_alone_takes_no_position_and_keeps_what_was_seen() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        var head = log.feed().head();
        var receipt = new Receipt(freshKey(), hash(1), ReceiptOutcome.DONE, Map.of(stream, 2L));
        var receipted = new StoredReceipt(receipt, Map.of(stream, 2L), OptionalLong.empty(), OptionalLong.empty());
        assertEquals(receipted, appended(store.append(receiptAlone(receipt))));
        assertEquals(Optional.of(receipted), store.receipt(receipt.key()));
        assertEquals(new AlreadyDone(receipted), store.append(receiptAlone(receipt)));
        assertEquals(head, log.feed().head());
    }

    @Test
    void a_receipt_keeps_what_was_seen_beside_what_was_written() {
        var seen = freshStream();
        var written = freshStream();
        store.append(fresh(seen, 0, life(2)));
        var receipt = new Receipt(freshKey(), hash(1), ReceiptOutcome.DONE, Map.of(seen, 2L));
        var receipted = appended(
                store.append(new Append<>(List.of(to(written, 0, FITTED)), receipt, Metadata.of("seen and written"))));
        assertEquals(Map.of(seen, 2L, written, 1L), receipted.versions());
        assertEquals(Optional.of(receipted), store.receipt(receipt.key()));
    }

    @Test
    void a_recorded_refusal_is_told_as_one() {
        var receipt = new Receipt(freshKey(), hash(1), ReceiptOutcome.REFUSED, Map.of());
        appended(store.append(receiptAlone(receipt)));
        assertEquals(
                ReceiptOutcome.REFUSED,
                store.receipt(receipt.key()).orElseThrow().receipt().outcome());
    }

    @Test
    void a_receipt_serves_every_node() {
        var append = fresh(freshStream(), 0, FITTED);
        var receipted = appended(store.append(append));
        var otherNode = log.openedWith(log.codec()).store();
        assertEquals(Optional.of(receipted), otherNode.receipt(append.receipt().key()));
        assertEquals(new AlreadyDone(receipted), otherNode.append(append));
    }

    @Test
    void metadata_comes_back_whole() {
        var cause = new EventRef(freshStream(), 12);
        var rich = new Metadata(
                "correlation \"1\"", Optional.of(cause), Optional.of("actor-ß-𝄞"), Optional.of("4bf92f3577b34da6"));
        var stream = freshStream();
        store.append(new Append<>(List.of(to(stream, 0, FITTED, ON)), done(freshKey()), rich));
        store.append(new Append<>(List.of(to(stream, 2, OFF)), done(freshKey()), Metadata.of("bare")));
        assertEquals(
                List.of(rich, rich, Metadata.of("bare")),
                store.read(stream).events().stream()
                        .map(RecordedEvent::metadata)
                        .toList());
    }

    @Test
    void recorded_at_never_runs_backwards_and_is_whole_microseconds() {
        var before = log.feed().head();
        for (int i = 0; i < 20; i++) {
            store.append(fresh(freshStream(), 0, life(2)));
        }
        var latest = Instant.MIN;
        for (var stored : log.reader().events(before, 100)) {
            assertTrue(!stored.recordedAt().isBefore(latest), "at position " + stored.position());
            assertEquals(stored.recordedAt().truncatedTo(ChronoUnit.MICROS), stored.recordedAt());
            latest = stored.recordedAt();
        }
    }

    @Test
    void events_of_one_append_are_recorded_at_one_moment() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(4)));
        assertEquals(
                1,
                store.read(stream).events().stream()
                        .map(RecordedEvent::recordedAt)
                        .distinct()
                        .count());
    }

    @Test
    void text_that_would_poison_the_log_is_refused_and_nothing_is_written() {
        var head = log.feed().head();
        for (var poison : List.of("a\u0000b", "lone \uD83D high", "lone \uDE00 low", "\uDE00\uD83D")) {
            var append = fresh(freshStream(), 0, FITTED, new Blew(poison));
            assertThrows(IllegalArgumentException.class, () -> store.append(append));
            assertEquals(Optional.empty(), store.receipt(append.receipt().key()));
            var asMetadata = new Append<BulbEvent>(
                    List.of(to(freshStream(), 0, FITTED)),
                    done(freshKey()),
                    Metadata.of("c").by(poison));
            assertThrows(IllegalArgumentException.class, () -> store.append(asMetadata));
        }
        assertEquals(head, log.feed().head());
        appended(store.append(fresh(freshStream(), 0, FITTED)));
    }

    @Test
    void the_largest_text_is_kept_and_one_character_more_is_refused() {
        int frame = log.codec().encode(new Blew("")).data().length();
        var largest = new Blew("x".repeat(StorableText.LARGEST_DATA - frame));
        var stream = freshStream();
        appended(store.append(fresh(stream, 0, FITTED, largest)));
        assertEquals(List.of(FITTED, largest), events(store.read(stream)));
        var tooLarge = new Blew("x".repeat(StorableText.LARGEST_DATA - frame + 1));
        assertThrows(IllegalArgumentException.class, () -> store.append(fresh(stream, 2, tooLarge)));
        assertEquals(2, store.read(stream).version());
    }

    @Test
    void the_largest_metadata_is_kept_and_one_character_more_is_refused() {
        int frame = log.codec().encode(Metadata.of("c")).length() - 1;
        var largest = Metadata.of("x".repeat(StorableText.LARGEST_METADATA - frame));
        var stream = freshStream();
        appended(store.append(new Append<>(List.of(to(stream, 0, FITTED)), done(freshKey()), largest)));
        assertEquals(largest, store.read(stream).events().getFirst().metadata());
        var tooLarge = new Append<>(
                List.of(to(stream, 1, ON)),
                done(freshKey()),
                Metadata.of("x".repeat(StorableText.LARGEST_METADATA - frame + 1)));
        assertThrows(IllegalArgumentException.class, () -> store.append(tooLarge));
        assertEquals(1, store.read(stream).version());
    }

    @Test
    void of_writers_with_the_same_expected_version_one_wins() throws Exception {
        var stream = freshStream();
        var otherNode = log.openedWith(log.codec()).store();
        for (int version = 0; version < 10; version++) {
            int expected = version;
            var results = atOnce(IntStream.range(0, 16)
                    .<Callable<AppendResult>>mapToObj(writer -> () ->
                            (writer % 2 == 0 ? store : otherNode).append(fresh(stream, expected, new Fitted(writer))))
                    .toList());
            assertEquals(1, results.stream().filter(Appended.class::isInstance).count());
            for (var result : results) {
                if (!(result instanceof Appended)) {
                    assertEquals(new VersionConflict(stream, expected, expected + 1), result);
                }
            }
        }
        assertEquals(LongStream.rangeClosed(1, 10).boxed().toList(), versions(store.read(stream)));
    }

    @Test
    void of_twins_under_one_key_one_writes_and_all_get_its_receipt() throws Exception {
        var stream = freshStream();
        var append = fresh(stream, 0, FITTED);
        var otherNode = log.openedWith(log.codec()).store();
        var results = atOnce(IntStream.range(0, 16)
                .<Callable<AppendResult>>mapToObj(twin -> () -> (twin % 2 == 0 ? store : otherNode).append(append))
                .toList());
        var receipted = store.receipt(append.receipt().key()).orElseThrow();
        assertEquals(1, results.stream().filter(new Appended(receipted)::equals).count());
        assertEquals(
                15, results.stream().filter(new AlreadyDone(receipted)::equals).count());
        assertEquals(1, store.read(stream).version());
    }

    @Test
    void writers_of_different_streams_all_win_and_share_no_position() throws Exception {
        var before = log.feed().head();
        var streams = IntStream.range(0, 64).mapToObj(i -> freshStream()).toList();
        var results = atOnce(streams.stream()
                .<Callable<AppendResult>>map(stream -> () -> store.append(fresh(stream, 0, life(3))))
                .toList());
        var taken = new ArrayList<Long>();
        for (var result : results) {
            var receipted = appended(result);
            var first = receipted.firstPosition().getAsLong();
            assertEquals(first + 2, receipted.lastPosition().getAsLong());
            LongStream.rangeClosed(first, first + 2).forEach(taken::add);
        }
        assertEquals(
                LongStream.rangeClosed(before + 1, before + 192).boxed().toList(),
                taken.stream().sorted().toList());
        assertEquals(before + 192, log.feed().head());
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

    private static List<BulbEvent> events(EventStream<BulbEvent> stream) {
        return stream.events().stream().map(RecordedEvent::event).toList();
    }

    private static List<Long> versions(EventStream<BulbEvent> stream) {
        return stream.events().stream().map(RecordedEvent::version).toList();
    }

    private static List<AppendResult> atOnce(List<Callable<AppendResult>> calls)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<AppendResult>();
            for (var future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
