package dev.scoresheet.application.kernel.process.store;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.receiptAlone;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Fence.PartitionEpoch;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Suite on the fence of an append: the store of the log compares it with the epochs of the store of processes. A
/// store's module extends it, gives its store, and adds nothing.
public abstract class FenceContract extends ProcessSuite {

    private static Append.Keyed<BulbEvent> fenced(Append.Keyed<BulbEvent> append, PartitionEpoch epoch) {
        return new Append.Keyed<>(append.streams(), append.receipt(), append.metadata(), Fence.of(epoch));
    }

    private static PartitionEpoch epoch(PartitionLease lease) {
        return new PartitionEpoch(lease.partition().process(), lease.partition().number(), lease.epoch());
    }

    @Test
    void an_append_of_the_owner_is_written() {
        var stream = freshStream();
        var append = fenced(under(freshKey(), to(stream, 0, new Fitted(60))), epoch(owned()));
        assertEquals(
                Map.of(stream, 1L), appended(store.log().store().append(append)).versions());
    }

    @Test
    void an_append_of_another_epoch_is_refused_and_writes_nothing() {
        var lease = owned();
        var head = store.log().feed().head();
        var stream = freshStream();
        for (var other : List.of(
                new PartitionEpoch(process, 0, lease.epoch() - 1),
                new PartitionEpoch(process, 0, lease.epoch() + 1),
                new PartitionEpoch(process, 1, lease.epoch()),
                new PartitionEpoch(process, 2, 0),
                new PartitionEpoch("unstarted" + process, 0, lease.epoch()))) {
            var append = fenced(under(freshKey(), to(stream, 0, new Fitted(60))), other);
            assertEquals(new Fenced(), store.log().store().append(append), () -> "under " + other);
            assertEquals(
                    Optional.empty(),
                    store.log().store().receipt(append.receipt().key()));
        }
        assertEquals(0, store.log().store().read(stream).version());
        assertEquals(head, store.log().feed().head());
    }

    @Test
    void an_append_is_refused_from_the_takeover_on() throws Exception {
        processes.start(process, 2);
        var first = leases.acquire(partition, "here", 1, SHORT).orElseThrow();
        store.passTime(SHORT.plusMillis(50));
        var expired = fenced(under(freshKey(), to(freshStream(), 0, new Fitted(60))), epoch(first));
        appended(store.log().store().append(expired));
        var next = store.anotherNode()
                .leases()
                .acquire(partition, "there", 1, LONG)
                .orElseThrow();
        var late = fenced(under(freshKey(), to(freshStream(), 0, new Fitted(60))), epoch(first));
        assertEquals(new Fenced(), store.log().store().append(late));
        appended(store.log().store().append(fenced(late, epoch(next))));
    }

    @Test
    void a_change_of_the_acting_version_refuses_the_appends_of_the_earlier_one() {
        var earlier = owned();
        assertTrue(store.anotherNode()
                .leases()
                .acquire(new PartitionId(process, 1), "there", 2, LONG)
                .isPresent());
        var late = fenced(under(freshKey(), to(freshStream(), 0, new Fitted(60))), epoch(earlier));
        assertEquals(new Fenced(), store.log().store().append(late));
    }

    @Test
    void a_receipt_alone_is_fenced_too() {
        var lease = owned();
        var receipt = new Receipt(freshKey(), Bytes.of(new byte[32]), ReceiptOutcome.REFUSED, Map.of());
        var append = receiptAlone(receipt);
        var stale = fenced(append, new PartitionEpoch(process, 0, lease.epoch() - 1));
        assertEquals(new Fenced(), store.log().store().append(stale));
        appended(store.log().store().append(fenced(append, epoch(lease))));
        assertEquals(
                ReceiptOutcome.REFUSED,
                store.log()
                        .store()
                        .receipt(receipt.key())
                        .orElseThrow()
                        .receipt()
                        .outcome());
    }

    @Test
    void a_known_receipt_is_the_answer_under_a_stale_fence_too() {
        var lease = owned();
        var stale = new PartitionEpoch(process, 0, lease.epoch() - 1);
        var key = freshKey();
        var append = fenced(under(key, to(freshStream(), 0, new Fitted(60))), epoch(lease));
        appended(store.log().store().append(append));
        var known = store.log().store().receipt(key).orElseThrow();
        assertEquals(new AlreadyDone(known), store.log().store().append(fenced(append, stale)));
        var other = new Append.Keyed<BulbEvent>(
                List.of(to(freshStream(), 0, new Fitted(60))),
                new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of()),
                append.metadata());
        assertInstanceOf(KeyReused.class, store.log().store().append(fenced(other, stale)));
    }
}
