package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Appends to one fresh stream of a store.
public record Bulbs(EventStore<BulbEvent> store, StreamId stream) {

    public Bulbs(EventStore<BulbEvent> store) {
        this(store, new StreamId("bulb", UUID.randomUUID().toString()));
    }

    public AppendResult append(long expected, BulbEvent... events) {
        return store.append(offer(expected, events));
    }

    public Append.Fresh<BulbEvent> fresh(long expected, BulbEvent... events) {
        return new Append.Fresh<>(
                List.of(new StreamAppend<>(stream, new Exactly(expected), List.of(events))),
                Metadata.of(UUID.randomUUID().toString()));
    }

    /// Returns an append that was decided on a state in memory, in an era.
    public Append.Fresh<BulbEvent> remembered(long version, long era, BulbEvent... events) {
        return new Append.Fresh<>(
                List.of(new StreamAppend<>(stream, new Remembered(version, era), List.of(events))),
                Metadata.of(UUID.randomUUID().toString()));
    }

    public Append.Keyed<BulbEvent> offer(long expected, BulbEvent... events) {
        return under(
                new ReceiptKey(new Principal.Client("bulbs"), UUID.randomUUID().toString()), expected, events);
    }

    public Append.Keyed<BulbEvent> under(ReceiptKey key, long expected, BulbEvent... events) {
        var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
        return new Append.Keyed<>(
                List.of(new StreamAppend<>(stream, new Exactly(expected), List.of(events))),
                receipt,
                Metadata.of("bulbs"));
    }
}
