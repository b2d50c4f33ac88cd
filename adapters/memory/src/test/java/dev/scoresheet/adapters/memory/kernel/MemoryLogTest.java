package dev.scoresheet.adapters.memory.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryLogTest {

    private static final StreamId HALL = new StreamId("bulb", "hall");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000001Z");

    @Test
    void an_empty_log_begins_where_the_chain_begins() {
        var log = log(Clock.fixed(NOON, ZoneOffset.UTC));
        assertEquals(
                new LogHead("one", 0, Instant.EPOCH, LogDigest.BEGINNING),
                log.reader().head());
    }

    @Test
    void recorded_at_does_not_change_when_the_clock_runs_backwards() {
        var told = List.of(NOON, NOON.minusSeconds(60), NOON.plusNanos(1_999)).iterator();
        var log = log(saying(told));
        for (int i = 0; i < 3; i++) {
            log.store().append(switchOn("key-" + i));
        }
        assertEquals(
                List.of(NOON, NOON, NOON.plusNanos(1_000)),
                log.reader().events(0, 10).stream().map(StoredEvent::recordedAt).toList());
    }

    @Test
    void the_digest_shows_that_a_row_was_changed() {
        var rows = new MemoryLogState("one");
        var digest = Bytes.of(new byte[32]);
        var row = new StoredEvent(
                1, "bulb", "bulb-hall", 1, "bulb.switched-on", 1, NOON, "{\"correlation\":\"c\"}", "{}", digest);
        rows.locked(() -> {
            rows.add(List.of(row), new Seal(1, 1, NOON, Seal.FORMAT, digest));
            return row;
        });
        var log = new MemoryLog<>(
                rows, new StoredEventDecoder<>(BulbEventTypes.codec(), new Sha256LogDigest()), Clock.systemUTC());
        var unreadable = assertThrows(UnreadableEvent.class, () -> log.store().read(HALL));
        assertEquals(1, unreadable.position());
        assertEquals(Undecodable.Reason.DIGEST, unreadable.reason());
    }

    private static MemoryLog<BulbEvent> log(Clock clock) {
        return new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), clock, "one");
    }

    private static Clock saying(Iterator<Instant> told) {
        InstantSource source = told::next;
        return source.withZone(ZoneOffset.UTC);
    }

    private static Append.Keyed<BulbEvent> switchOn(String key) {
        return new Append.Keyed<>(
                List.of(new StreamAppend<>(HALL, new Any(), List.of(new SwitchedOn()))),
                new Receipt(
                        new ReceiptKey(new Principal.Client("test"), key),
                        Bytes.of(new byte[32]),
                        ReceiptOutcome.DONE,
                        Map.of()),
                Metadata.of(key));
    }
}
