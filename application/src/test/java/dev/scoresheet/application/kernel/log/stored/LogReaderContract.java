package dev.scoresheet.application.kernel.log.stored;

import static dev.scoresheet.application.kernel.log.Appends.done;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.receiptAlone;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [LogReader], and on the seals of the log that a store leaves behind.
/// The suite works out digests, seals and chain once more, from the description in [LogDigest] alone.
///
/// On purpose not asserted: how many appends share a seal.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LogReaderContract {

    private static final BulbEvent FITTED = new Fitted(60);

    private LogUnderTest log;
    private LogReader reader;
    private LogHead before;

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    @BeforeEach
    void open() {
        log = log();
        reader = log.reader();
        before = reader.head();
    }

    @Test
    void rows_are_the_text_that_the_codec_wrote() {
        var stream = freshStream();
        log.store().append(new Append.Keyed<>(List.of(to(stream, 0, FITTED)), done(freshKey()), Metadata.of("c")));
        var stored = reader.events(before.position(), 10).getFirst();
        var written = log.codec().encode(FITTED);
        assertEquals(before.position() + 1, stored.position());
        assertEquals(stream.category(), stored.category());
        assertEquals(stream.toString(), stored.stream());
        assertEquals(1, stored.version());
        assertEquals(written.type(), new EventType(stored.type(), stored.schemaVersion()));
        assertEquals(written.data(), stored.data());
        assertEquals(log.codec().encode(Metadata.of("c")), stored.metadata());
    }

    @Test
    void rows_end_by_the_bytes_of_a_page_but_one_always_comes() {
        var stream = freshStream();
        log.store().append(fresh(stream, 0, life(9)));
        var all = reader.events(before.position(), 100);
        var text = (int) all.stream().mapToLong(StoredEvent::length).sum();
        for (int bytes : List.of(1, text / 4, text / 2)) {
            var small = log.pagingBy(bytes).reader();
            var ofLog = new ArrayList<StoredEvent>();
            var ofStream = new ArrayList<StoredEvent>();
            while (ofLog.size() < 9) {
                ofLog.addAll(fitting(bytes, small.events(before.position() + ofLog.size(), 100)));
                ofStream.addAll(fitting(bytes, small.events(stream, ofStream.size(), 100)));
            }
            assertEquals(all, ofLog);
            assertEquals(all, ofStream);
            assertEquals(List.of(), small.events(stream, 9, 100));
        }
    }

    private static List<StoredEvent> fitting(int bytes, List<StoredEvent> rows) {
        var text = rows.stream().mapToLong(StoredEvent::length).sum();
        assertTrue(rows.size() == 1 || (text <= bytes && !rows.isEmpty()), () -> rows.size() + " events in " + bytes);
        assertTrue(bytes == 1 || rows.size() < 9, "the bound was not met");
        return rows;
    }

    @Test
    void rows_come_in_order_of_position_and_no_more_than_asked() {
        log.store().append(fresh(freshStream(), 0, life(5)));
        assertEquals(
                List.of(before.position() + 2, before.position() + 3),
                reader.events(before.position() + 1, 2).stream()
                        .map(StoredEvent::position)
                        .toList());
        assertEquals(List.of(), reader.events(reader.head().position(), 2));
    }

    @Test
    void rows_of_one_stream_come_in_order_of_version() {
        var stream = freshStream();
        log.store().append(under(freshKey(), to(stream, 0, life(2)), to(freshStream(), 0, life(2))));
        log.store().append(fresh(stream, 2, life(3)));
        assertEquals(
                List.of(2L, 3L, 4L),
                reader.events(stream, 1, 3).stream().map(StoredEvent::version).toList());
        assertEquals(List.of(), reader.events(stream, 5, 3));
        assertEquals(List.of(), reader.events(freshStream(), 0, 3));
    }

    @Test
    void the_head_follows_every_append() {
        log.store().append(fresh(freshStream(), 0, life(3)));
        var head = reader.head();
        var last = reader.events(head.position() - 1, 1).getFirst();
        assertEquals(before.incarnation(), head.incarnation());
        assertEquals(before.position() + 3, head.position());
        assertEquals(last.recordedAt(), head.recordedAt());
    }

    @Test
    void a_receipt_alone_moves_nothing() {
        log.store().append(receiptAlone(done(freshKey())));
        assertEquals(before, reader.head());
    }

    @Test
    void every_digest_is_that_of_its_row() throws Exception {
        log.store().append(fresh(freshStream("lamp"), 0, new Fitted(7), new BulbEvent.Blew("„ß“ 𝄞")));
        for (var stored : reader.events(before.position(), 10)) {
            assertEquals(digest(stored), stored.digest());
            assertEquals(
                    digest(stored),
                    log.digest()
                            .ofEvent(
                                    stored.stream(),
                                    stored.version(),
                                    stored.type(),
                                    stored.schemaVersion(),
                                    stored.metadata(),
                                    stored.data()));
        }
    }

    @Test
    void seals_cover_every_position_once_and_chain_up_to_the_head() throws Exception {
        writeAtOnce(40);
        var chain = before.chain();
        var next = before.position() + 1;
        for (var seal : reader.seals(before.position(), 1000)) {
            var covered = reader.events(seal.first() - 1, (int) (seal.last() - seal.first() + 1));
            assertEquals(next, seal.first());
            assertEquals(seal.last(), covered.getLast().position());
            assertEquals(Seal.FORMAT, seal.format());
            for (var stored : covered) {
                assertEquals(seal.recordedAt(), stored.recordedAt());
            }
            var digests = covered.stream().map(StoredEvent::digest).toList();
            assertEquals(chain(chain, seal.first(), seal.last(), seal.recordedAt(), digests), seal.chain());
            assertEquals(
                    seal.chain(), log.digest().chain(chain, seal.first(), seal.last(), seal.recordedAt(), digests));
            chain = seal.chain();
            next = seal.last() + 1;
        }
        assertEquals(reader.head().position() + 1, next);
        assertEquals(reader.head().chain(), chain);
    }

    @Test
    void seals_come_in_order_and_no_more_than_asked() {
        for (int i = 0; i < 3; i++) {
            log.store().append(fresh(freshStream(), 0, life(2)));
        }
        var all = reader.seals(before.position(), 10);
        assertEquals(
                List.of(before.position() + 1, before.position() + 3, before.position() + 5),
                all.stream().map(Seal::first).toList());
        assertEquals(all.subList(1, 2), reader.seals(before.position() + 1, 1));
        assertEquals(List.of(), reader.seals(before.position() + 5, 1));
    }

    private void writeAtOnce(int writers) throws InterruptedException {
        var otherNode = log.openedWith(log.codec()).store();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, writers)
                    .<Callable<AppendResult>>mapToObj(writer ->
                            () -> (writer % 2 == 0 ? log.store() : otherNode).append(fresh(freshStream(), 0, life(3))))
                    .toList());
        }
    }

    private static Bytes digest(StoredEvent stored) throws NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var field : List.of(
                stored.stream(),
                Long.toString(stored.version()),
                stored.type(),
                Integer.toString(stored.schemaVersion()),
                stored.metadata(),
                stored.data())) {
            var bytes = field.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            sha.update(bytes);
        }
        return Bytes.of(sha.digest());
    }

    private static Bytes chain(Bytes previous, long first, long last, Instant recordedAt, List<Bytes> digests)
            throws NoSuchAlgorithmException {
        var parts = new ArrayList<byte[]>();
        parts.add(previous.toArray());
        for (var number : List.of(first, last, ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt))) {
            parts.add(ByteBuffer.allocate(8).putLong(number).array());
        }
        digests.forEach(digest -> parts.add(digest.toArray()));
        var sha = MessageDigest.getInstance("SHA-256");
        parts.forEach(sha::update);
        return Bytes.of(sha.digest());
    }
}
