package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Appends one event after another, at a gentle pace, for as long as the campaign lasts. It repeats an append under its
/// key until there is an answer.
final class Writer {

    static final Duration GENTLE = Duration.ofMillis(4);
    private static final int BULBS = 300;

    private final EventStore<BulbEvent> store;
    private final Random random;
    private final Duration between;
    private final Thread thread;
    private volatile boolean goesOn = true;
    private volatile Throwable failure;
    private volatile long acknowledged;
    private long appended;

    Writer(EventStore<BulbEvent> store, Random random, Duration between) {
        this.store = store;
        this.random = random;
        this.between = between;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            while (goesOn) {
                appendUntilAnswered(next());
                Thread.sleep(between);
            }
        } catch (InterruptedException | RuntimeException ended) {
            failure = ended;
        }
    }

    private Append.Keyed<BulbEvent> next() {
        var event = switch (random.nextInt(12)) {
            case 0 -> new Blew("worn out");
            case 1, 2 -> new Fitted(random.nextInt(200));
            case 3, 4 -> new SwitchedOff();
            default -> new SwitchedOn();
        };
        var stream = new StreamId("bulb", "b" + random.nextInt(BULBS));
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("campaign"), "append-" + appended),
                Bytes.of(new byte[32]),
                ReceiptOutcome.DONE,
                Map.of());
        return new Append.Keyed<>(
                List.of(new StreamAppend<>(stream, new Any(), List.<BulbEvent>of(event))),
                receipt,
                Metadata.of("campaign"));
    }

    private void appendUntilAnswered(Append.Keyed<BulbEvent> append) throws InterruptedException {
        while (true) {
            try {
                if (store.append(append) instanceof Appended done) {
                    acknowledged = done.lastPosition().orElseThrow();
                }
                appended++;
                return;
            } catch (StoreUnavailable | OutcomeUnknown open) {
                Thread.sleep(GENTLE);
            }
        }
    }

    /// Returns the last position that an answer named.
    long acknowledged() {
        return acknowledged;
    }

    /// Ends, and says how many events there are.
    long end() throws InterruptedException {
        goesOn = false;
        thread.join();
        if (failure != null) {
            throw new AssertionError("the writer ended early", failure);
        }
        return appended;
    }
}
