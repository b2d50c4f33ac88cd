package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.keyed;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Suite on the fresh appends of every [EventStore]: without a receipt, an append that is sent again is recognised by
/// its own first event.
public abstract class FreshAppendContract extends EventStoreSuite {

    @Test
    void an_append_sent_again_gets_the_same_answer_and_writes_nothing() {
        var stream = freshStream();
        store.append(fresh(stream, 0, FITTED));
        var append = fresh(stream, 1, ON, OFF);
        var answer = appended(store.append(append));
        var head = log.feed().head();
        assertEquals(Map.of(stream, 3L), answer.versions());
        assertEquals(answer, store.append(append));
        assertEquals(head, log.feed().head());
        assertEquals(List.of(FITTED, ON, OFF), events(store.read(stream)));
    }

    @Test
    void an_append_is_recognised_after_its_stream_has_grown() {
        var stream = freshStream();
        var append = fresh(stream, 0, FITTED);
        var answer = appended(store.append(append));
        store.append(fresh(stream, 1, ON));
        store.append(keyed(stream, 2, OFF));
        assertEquals(answer, store.append(append));
        assertEquals(3, store.read(stream).version());
    }

    @Test
    void an_append_is_recognised_by_every_node() {
        var append = fresh(freshStream(), 0, life(2));
        var answer = appended(store.append(append));
        assertEquals(answer, log.openedWith(log.codec()).store().append(append));
    }

    @Test
    void an_append_to_several_streams_is_recognised_whichever_of_them_has_grown() {
        for (int grown = 0; grown < 3; grown++) {
            var streams = List.of(freshStream(), freshStream("lamp"), freshStream());
            store.append(fresh(streams.get(1), 0, FITTED));
            var append =
                    fresh(to(streams.get(0), 0, life(2)), to(streams.get(1), 1, ON), to(streams.get(2), 0, life(3)));
            var answer = appended(store.append(append));
            long first = log.feed().head() - 5;
            assertEquals(
                    new Appended(
                            Map.of(streams.get(0), 2L, streams.get(1), 2L, streams.get(2), 3L),
                            OptionalLong.of(first),
                            OptionalLong.of(first + 5)),
                    answer);
            store.append(fresh(streams.get(grown), answer.versions().get(streams.get(grown)), ON));
            assertEquals(answer, store.append(append), "stream " + grown + " has grown");
            assertEquals(first + 6, log.feed().head());
        }
    }

    @Test
    void one_stream_that_another_append_took_is_a_conflict_of_all() {
        for (int taken = 0; taken < 3; taken++) {
            var streams = List.of(freshStream(), freshStream("lamp"), freshStream());
            store.append(fresh(streams.get(taken), 0, FITTED));
            var head = log.feed().head();
            var append =
                    fresh(to(streams.get(0), 0, FITTED), to(streams.get(1), 0, FITTED), to(streams.get(2), 0, FITTED));
            assertEquals(new VersionConflict(streams.get(taken), 0, 1), store.append(append));
            assertEquals(head, log.feed().head());
        }
    }

    /// Stream, version and events are equal. Only the id of the command tells them apart.
    @Test
    void an_equal_append_of_another_command_is_a_conflict() {
        var stream = freshStream();
        appended(store.append(fresh(stream, 0, FITTED, ON)));
        assertEquals(new VersionConflict(stream, 0, 2), store.append(fresh(stream, 0, FITTED, ON)));
        assertEquals(2, store.read(stream).version());
    }

    @Test
    void an_append_of_the_same_command_at_another_version_is_another_append() {
        var stream = freshStream();
        var metadata = Metadata.of("command " + stream.key());
        store.append(new Append.Fresh<>(List.of(to(stream, 0, FITTED)), metadata));
        var next = new Append.Fresh<BulbEvent>(List.of(to(stream, 1, FITTED)), metadata);
        assertEquals(Map.of(stream, 2L), appended(store.append(next)).versions());
    }

    @Test
    void an_append_whose_version_is_ahead_of_its_stream_is_a_conflict_and_not_recognised() {
        var stream = freshStream();
        var append = fresh(stream, 2, ON);
        assertEquals(new VersionConflict(stream, 2, 0), store.append(append));
        store.append(fresh(stream, 0, life(2)));
        var answer = appended(store.append(append));
        assertEquals(Map.of(stream, 3L), answer.versions());
        assertEquals(answer, store.append(append));
    }

    /// A key is looked up by its receipt, never by the event.
    @Test
    void a_fresh_append_leaves_no_receipt_and_a_keyed_one_does() {
        var stream = freshStream();
        var fresh = fresh(stream, 0, FITTED);
        store.append(fresh);
        var correlation = fresh.metadata().correlation();
        for (var principal : List.of(new Principal.Anonymous(), Appends.PRINCIPAL)) {
            assertEquals(Optional.empty(), store.receipt(new ReceiptKey(principal, correlation)));
        }
        var keyed = keyed(stream, 1, ON);
        store.append(keyed);
        assertTrue(store.receipt(keyed.receipt().key()).isPresent());
        var sameEvents = new Append.Keyed<>(keyed.streams(), Appends.done(Appends.freshKey()), keyed.metadata());
        assertEquals(new VersionConflict(stream, 1, 2), store.append(sameEvents));
    }

    @Test
    void an_append_that_nothing_could_recognise_does_not_exist() {
        var metadata = Metadata.of("command");
        assertThrows(IllegalArgumentException.class, () -> new Append.Fresh<BulbEvent>(List.of(), metadata));
        var toAny = new StreamAppend<BulbEvent>(freshStream(), new Any(), List.of(ON));
        assertThrows(IllegalArgumentException.class, () -> new Append.Fresh<BulbEvent>(List.of(toAny), metadata));
    }

    @Test
    void fresh_and_keyed_appends_at_once_are_all_done_once() throws Exception {
        var before = log.feed().head();
        var otherNode = log.openedWith(log.codec()).store();
        var appends = IntStream.range(0, 32)
                .<Append<BulbEvent>>mapToObj(number -> number % 2 == 0
                        ? fresh(to(freshStream(), 0, life(1 + number % 3)), to(freshStream(), 0, FITTED))
                        : keyed(freshStream(), 0, life(1 + number % 3)))
                .toList();
        var calls = new ArrayList<Callable<AppendResult>>();
        for (var append : appends) {
            for (var node : List.of(store, otherNode, store)) {
                calls.add(() -> node.append(append));
            }
        }
        var results = atOnce(calls);
        var positions = new ArrayList<Long>();
        for (int number = 0; number < appends.size(); number++) {
            var own = Set.copyOf(results.subList(3 * number, 3 * number + 3));
            var first = own.stream().filter(Appended.class::isInstance).toList();
            assertEquals(1, first.size(), own::toString);
            var done = (Appended) first.getFirst();
            switch (appends.get(number)) {
                case Append.Fresh<BulbEvent> _ -> assertEquals(Set.of(done), own);
                case Append.Keyed<BulbEvent> keyed ->
                    assertEquals(Set.of(done, new AlreadyDone(done.under(keyed.receipt()))), own);
            }
            for (long at = done.firstPosition().getAsLong();
                    at <= done.lastPosition().getAsLong();
                    at++) {
                positions.add(at);
            }
        }
        Collections.sort(positions);
        assertEquals(before + 1, positions.getFirst());
        assertEquals(log.feed().head(), positions.getLast());
        assertEquals(log.feed().head() - before, positions.size());
    }
}
