package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.hash;
import static dev.scoresheet.application.kernel.log.Appends.keyed;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.receiptAlone;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Suite on the receipts of every [EventStore]: a request is done once under its key.
public abstract class ReceiptContract extends EventStoreSuite {

    @Test
    void an_append_answers_with_its_receipt() {
        var stream = freshStream();
        var append = keyed(stream, 0, life(3));
        var receipted = appended(store.append(append)).under(append.receipt());
        assertEquals(append.receipt(), receipted.receipt());
        assertEquals(Map.of(stream, 3L), receipted.versions());
        assertEquals(Optional.of(receipted), store.receipt(append.receipt().key()));
    }

    @Test
    void a_key_is_free_again_after_a_conflict() {
        var stream = freshStream();
        var key = freshKey();
        assertInstanceOf(VersionConflict.class, store.append(under(key, to(stream, 7, FITTED))));
        assertInstanceOf(Appended.class, store.append(under(key, to(stream, 0, FITTED))));
    }

    @Test
    void the_same_request_under_the_same_key_is_done_once() {
        var stream = freshStream();
        var append = keyed(stream, 0, life(2));
        var receipted = appended(store.append(append)).under(append.receipt());
        store.append(keyed(stream, 2, OFF));
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
        var first = under(key, to(stream, 0, FITTED));
        var receipted = appended(store.append(first)).under(first.receipt());
        var other = new Append.Keyed<BulbEvent>(
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
        store.append(keyed(stream, 0, life(2)));
        var head = log.feed().head();
        var receipt = new Receipt(freshKey(), hash(1), ReceiptOutcome.DONE, Map.of(stream, 2L));
        var receipted = new StoredReceipt(receipt, Map.of(stream, 2L), OptionalLong.empty(), OptionalLong.empty());
        assertEquals(receipted, appended(store.append(receiptAlone(receipt))).under(receipt));
        assertEquals(Optional.of(receipted), store.receipt(receipt.key()));
        assertEquals(new AlreadyDone(receipted), store.append(receiptAlone(receipt)));
        assertEquals(head, log.feed().head());
    }

    @Test
    void a_receipt_keeps_what_was_seen_beside_what_was_written() {
        var seen = freshStream();
        var written = freshStream();
        store.append(keyed(seen, 0, life(2)));
        var receipt = new Receipt(freshKey(), hash(1), ReceiptOutcome.DONE, Map.of(seen, 2L));
        var append = new Append.Keyed<>(List.of(to(written, 0, FITTED)), receipt, Metadata.of("seen and written"));
        var receipted = appended(store.append(append)).under(receipt);
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
        var append = keyed(freshStream(), 0, FITTED);
        var receipted = appended(store.append(append)).under(append.receipt());
        var otherNode = log.openedWith(log.codec()).store();
        assertEquals(Optional.of(receipted), otherNode.receipt(append.receipt().key()));
        assertEquals(new AlreadyDone(receipted), otherNode.append(append));
    }

    @Test
    void of_twins_under_one_key_one_writes_and_all_get_its_receipt() throws Exception {
        var stream = freshStream();
        var append = keyed(stream, 0, FITTED);
        var otherNode = log.openedWith(log.codec()).store();
        var results = atOnce(IntStream.range(0, 16)
                .<Callable<AppendResult>>mapToObj(twin -> () -> (twin % 2 == 0 ? store : otherNode).append(append))
                .toList());
        var receipted = store.receipt(append.receipt().key()).orElseThrow();
        var appended = new Appended(receipted.versions(), receipted.firstPosition(), receipted.lastPosition());
        assertEquals(1, results.stream().filter(appended::equals).count());
        assertEquals(
                15, results.stream().filter(new AlreadyDone(receipted)::equals).count());
        assertEquals(1, store.read(stream).version());
    }
}
