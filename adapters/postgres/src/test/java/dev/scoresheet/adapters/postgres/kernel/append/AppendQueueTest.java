package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AppendQueueTest {

    private static final Bytes HASH = Bytes.of(new byte[32]);

    private final AppendQueue queue = queue(100, 10_000);

    @Test
    void a_batch_contains_all_waiting_appends() throws InterruptedException {
        var first = offered("a", "x");
        var second = offered("b", "y");
        assertEquals(List.of(first, second), queue.take());
    }

    @Test
    void a_batch_has_a_maximum_size_and_the_other_appends_keep_their_order() throws InterruptedException {
        var offers =
                List.of(offered("a", "1"), offered("b", "2"), offered("c", "3"), offered("d", "4"), offered("e", "5"));
        assertEquals(offers.subList(0, 4), queue.take());
        assertEquals(offers.subList(4, 5), queue.take());
    }

    @Test
    void the_later_append_to_a_stream_waits_for_the_next_batch() throws InterruptedException {
        var first = offered("a", "x");
        var second = offered("b", "x");
        var third = offered("c", "y");
        assertEquals(List.of(first, third), queue.take());
        assertEquals(List.of(second), queue.take());
    }

    @Test
    void the_later_append_under_a_key_waits_for_the_next_batch() throws InterruptedException {
        var first = offered("a", "x");
        var second = offered("a", "y");
        assertEquals(List.of(first), queue.take());
        assertEquals(List.of(second), queue.take());
    }

    /// Else the last one would overtake the one before it on the stream that they share.
    @Test
    void an_append_that_shares_a_stream_with_a_waiting_one_also_waits() throws InterruptedException {
        var first = offered("a", "x");
        var second = offered("b", "x", "y");
        var third = offered("c", "y");
        assertEquals(List.of(first), queue.take());
        assertEquals(List.of(second), queue.take());
        assertEquals(List.of(third), queue.take());
    }

    @Test
    void a_batch_ends_before_the_append_that_would_make_it_too_large() throws InterruptedException {
        var first = offered(400, "a", "x");
        var second = offered(600, "b", "y");
        var third = offered(700, "c", "z");
        assertEquals(List.of(first, second), queue.take());
        assertEquals(List.of(third), queue.take());
    }

    @Test
    void a_queue_is_full_by_its_bytes_as_well_and_has_room_again_when_some_are_taken() throws InterruptedException {
        var small = queue(100, 1_500);
        assertTrue(small.offer(offer(800, "a", "x")));
        assertTrue(small.offer(offer(700, "b", "x")));
        assertFalse(small.offer(offer(1, "c", "y")));
        assertEquals(1, small.take().size()); // the second shares its stream and waits
        assertFalse(small.offer(offer(801, "d", "z")));
        assertTrue(small.offer(offer(800, "e", "z")));
        small.drain();
        assertTrue(small.offer(offer(1_500, "f", "x")));
    }

    @Test
    void an_append_larger_than_the_queue_is_sent_alone() throws InterruptedException {
        var small = queue(100, 1_500);
        assertTrue(small.offer(offer(9_000, "a", "x")));
        assertFalse(small.offer(offer(1, "b", "y")));
        assertEquals(1, small.take().size());
    }

    @Test
    void a_large_append_fills_a_batch_and_is_never_kept_back() throws InterruptedException {
        var large = offered(5_000, "a", "x");
        var small = offered("b", "y");
        assertEquals(List.of(large), queue.take());
        assertEquals(List.of(small), queue.take());
    }

    @Test
    void a_full_or_closed_queue_accepts_nothing() throws InterruptedException {
        var small = queue(2, 10_000);
        var offer = offer(10, "a", "x");
        assertTrue(small.offer(offer));
        assertTrue(small.offer(offer(10, "b", "y")));
        assertFalse(small.offer(offer(10, "c", "z")));
        small.close();
        assertEquals(2, small.take().size());
        assertEquals(List.of(), small.take());
        assertFalse(small.offer(offer));
    }

    private static AppendQueue queue(int length, int bytes) {
        return new AppendQueue(new PostgresOptions.Appending(length, bytes, 4, 1_000, Duration.ofSeconds(1)));
    }

    private PendingAppend offered(String key, String... streams) {
        return offered(10, key, streams);
    }

    private PendingAppend offered(int bytes, String key, String... streams) {
        var offer = offer(bytes, key, streams);
        assertTrue(queue.offer(offer));
        return offer;
    }

    private static PendingAppend offer(int bytes, String key, String... streams) {
        var receipt =
                new Receipt(new ReceiptKey(new Principal.Client("queue"), key), HASH, ReceiptOutcome.DONE, Map.of());
        var parts = Arrays.stream(streams)
                .map(name -> new EncodedAppend.Stream(new StreamId("bulb", name), 0, List.of()))
                .toList();
        return PendingAppend.of(
                new EncodedAppend(
                        Optional.of(new EncodedAppend.EncodedReceipt(receipt, HASH)), Fence.NONE, parts, bytes),
                _ -> false);
    }
}
