package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Appends of bulbs, with names that no other case and no earlier run has used.
public final class Appends {

    static final Principal PRINCIPAL = new Principal.Client("contract");

    private Appends() {}

    public static StreamId freshStream() {
        return new StreamId("bulb", UUID.randomUUID().toString());
    }

    public static StreamId freshStream(String category) {
        return new StreamId(category, UUID.randomUUID().toString());
    }

    public static ReceiptKey freshKey() {
        return new ReceiptKey(PRINCIPAL, UUID.randomUUID().toString());
    }

    static Bytes hash(int content) {
        var hash = new byte[32];
        hash[0] = (byte) content;
        return Bytes.of(hash);
    }

    public static Receipt done(ReceiptKey key) {
        return new Receipt(key, hash(1), ReceiptOutcome.DONE, Map.of());
    }

    public static StreamAppend<BulbEvent> to(StreamId stream, long expected, BulbEvent... events) {
        return new StreamAppend<>(stream, new Exactly(expected), List.of(events));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Append.Keyed<BulbEvent> under(ReceiptKey key, StreamAppend<? extends BulbEvent>... streams) {
        return new Append.Keyed<>(List.of(streams), done(key), Metadata.of("c-" + key.key()));
    }

    public static Append.Keyed<BulbEvent> keyed(StreamId stream, long expected, BulbEvent... events) {
        return under(freshKey(), to(stream, expected, events));
    }

    public static Append.Fresh<BulbEvent> fresh(StreamId stream, long expected, BulbEvent... events) {
        return fresh(to(stream, expected, events));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Append.Fresh<BulbEvent> fresh(StreamAppend<? extends BulbEvent>... streams) {
        return new Append.Fresh<>(
                List.of(streams), Metadata.of(UUID.randomUUID().toString()));
    }

    public static Append.Keyed<BulbEvent> receiptAlone(Receipt receipt) {
        return new Append.Keyed<>(
                List.of(), receipt, Metadata.of("c-" + receipt.key().key()));
    }

    /// A bulb's life of that many events.
    public static BulbEvent[] life(int events) {
        var life = new ArrayList<BulbEvent>();
        life.add(new Fitted(60));
        while (life.size() < events) {
            life.add(life.size() % 2 == 1 ? new SwitchedOn() : new SwitchedOff());
        }
        return life.toArray(BulbEvent[]::new);
    }

    public static Appended appended(AppendResult result) {
        if (result instanceof Appended appended) {
            return appended;
        }
        throw new AssertionError("expected Appended, but was " + result);
    }
}
