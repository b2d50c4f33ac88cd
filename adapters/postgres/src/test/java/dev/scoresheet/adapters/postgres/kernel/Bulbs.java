package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.Append;
import dev.scoresheet.application.kernel.log.AppendResult;
import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.Metadata;
import dev.scoresheet.application.kernel.log.Principal;
import dev.scoresheet.application.kernel.log.Receipt;
import dev.scoresheet.application.kernel.log.ReceiptKey;
import dev.scoresheet.application.kernel.log.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.StreamAppend;
import dev.scoresheet.application.kernel.log.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Appends to one fresh stream of a store.
record Bulbs(EventStore<BulbEvent> store, StreamId stream) {

    Bulbs(EventStore<BulbEvent> store) {
        this(store, new StreamId("bulb", UUID.randomUUID().toString()));
    }

    AppendResult append(long expected, BulbEvent... events) {
        return store.append(offer(expected, events));
    }

    Append<BulbEvent> offer(long expected, BulbEvent... events) {
        return under(
                new ReceiptKey(new Principal.Client("bulbs"), UUID.randomUUID().toString()), expected, events);
    }

    Append<BulbEvent> under(ReceiptKey key, long expected, BulbEvent... events) {
        var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
        return new Append<>(
                List.of(new StreamAppend<>(stream, new Exactly(expected), List.of(events))),
                receipt,
                Metadata.of("bulbs"));
    }
}
