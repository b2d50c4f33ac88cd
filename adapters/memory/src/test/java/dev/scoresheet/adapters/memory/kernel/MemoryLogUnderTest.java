package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Clock;

/// A log in memory with the toy's events.
public record MemoryLogUnderTest(MemoryLogState rows, EventCodec<BulbEvent> codec, Clock clock, int pageBytes)
        implements LogUnderTest {

    public MemoryLogUnderTest(MemoryLogState rows, EventCodec<BulbEvent> codec, Clock clock) {
        this(rows, codec, clock, Page.BYTES);
    }

    public static MemoryLogUnderTest empty() {
        return empty(Clock.systemUTC());
    }

    public static MemoryLogUnderTest empty(Clock clock) {
        return new MemoryLogUnderTest(new MemoryLogState("test"), BulbEventTypes.codec(), clock);
    }

    public static MemoryLogUnderTest over(MemoryLogState rows) {
        return new MemoryLogUnderTest(rows, BulbEventTypes.codec(), Clock.systemUTC());
    }

    @Override
    public EventStore<BulbEvent> store() {
        return log().store();
    }

    @Override
    public EventFeed<BulbEvent> feed() {
        return log().feed();
    }

    @Override
    public LogReader reader() {
        return log().reader();
    }

    @Override
    public ReceiptReader receipts() {
        return log().receipts();
    }

    @Override
    public LogDigest digest() {
        return new Sha256LogDigest();
    }

    @Override
    public LogUnderTest openedWith(EventCodec<BulbEvent> other) {
        return new MemoryLogUnderTest(rows, other, clock, pageBytes);
    }

    @Override
    public MemoryLogUnderTest pagingBy(int bytes) {
        return new MemoryLogUnderTest(rows, codec, clock, bytes);
    }

    public BulkReader bulkReader() {
        return log().bulkReader();
    }

    public MemoryLog<BulbEvent> log() {
        return new MemoryLog<>(rows, new StoredEventDecoder<>(codec, digest()), clock, pageBytes);
    }
}
