package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.done;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.keyed;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Suite on the appends of every [EventStore]: versions, positions, times and text. A store's module extends
/// it, gives its log, and adds nothing.
///
/// Some properties are not asserted on purpose, because no caller may rely on them or because a test of them
/// takes a store's own means:
///
/// - durability over a crash
/// - the outcome of a lost connection ([OutcomeUnknown], [StoreUnavailable])
/// - a stored byte that was flipped
/// - the speed of any call
/// - the grouping of appends into batches
/// - the winner of two concurrent writers
public abstract class EventStoreContract extends EventStoreSuite {

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
    void a_conflict_names_the_actual_version_and_writes_nothing() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(3)));
        var head = log.feed().head();
        for (var expected : List.of(0L, 2L, 4L, 1_000_000L)) {
            var late = keyed(stream, expected, ON);
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
    void any_version_appends_where_the_stream_is() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        var append = new Append.Keyed<BulbEvent>(
                List.of(new StreamAppend<>(stream, new Any(), List.of(OFF))),
                done(freshKey()),
                Metadata.of("operator"));
        assertEquals(Map.of(stream, 3L), appended(store.append(append)).versions());
        assertEquals(List.of(1L, 2L, 3L), versions(store.read(stream)));
    }

    @Test
    void a_remembered_version_is_an_exact_one_in_its_era() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        var era = store.era();
        assertEquals(
                Map.of(stream, 3L),
                appended(store.append(remembered(stream, 2, era))).versions());
        assertEquals(new VersionConflict(stream, 2, 3), store.append(remembered(stream, 2, era)));
    }

    @Test
    void an_append_that_was_decided_in_another_era_is_forgotten_and_writes_nothing() {
        var stream = freshStream();
        store.append(fresh(stream, 0, life(2)));
        var head = log.feed().head();
        assertEquals(new AppendResult.Forgotten(), store.append(remembered(stream, 2, store.era() + 1)));
        assertEquals(new AppendResult.Forgotten(), store.append(remembered(stream, 2, store.era() - 1)));
        assertEquals(2, store.read(stream).version());
        assertEquals(head, log.feed().head());
    }

    private static Append<BulbEvent> remembered(StreamId stream, long version, long era) {
        return fresh(new StreamAppend<>(stream, new Remembered(version, era), List.of(OFF)));
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
            var append = keyed(freshStream(), 0, FITTED, new Blew(poison));
            assertThrows(IllegalArgumentException.class, () -> store.append(append));
            assertEquals(Optional.empty(), store.receipt(append.receipt().key()));
            var asMetadata = new Append.Keyed<BulbEvent>(
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
        appended(store.append(new Append.Keyed<>(List.of(to(stream, 0, FITTED)), done(freshKey()), largest)));
        assertEquals(largest, store.read(stream).events().getFirst().metadata());
        var tooLarge = new Append.Keyed<>(
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
}
