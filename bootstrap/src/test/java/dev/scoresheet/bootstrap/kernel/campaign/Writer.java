package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.SentEvents;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/// Appends one event after another, at a gentle pace, for as long as the campaign lasts. Half of the appends are fresh,
/// half are keyed. It repeats an append unchanged until there is an answer. It is the only writer, so each append names
/// the version that its stream has.
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
    private final SentEvents sent = new SentEvents();
    private final Map<StreamId, Long> versions = new HashMap<>();

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

    private Append<BulbEvent> next() {
        var event = switch (random.nextInt(12)) {
            case 0 -> new Blew("worn out");
            case 1, 2 -> new Fitted(random.nextInt(200));
            case 3, 4 -> new SwitchedOff();
            default -> new SwitchedOn();
        };
        var stream = new StreamId("bulb", "b" + random.nextInt(BULBS));
        return sent.next(stream, event, random.nextBoolean()).after(versions.getOrDefault(stream, 0L));
    }

    private void appendUntilAnswered(Append<BulbEvent> append) throws InterruptedException {
        while (true) {
            try {
                switch (store.append(append)) {
                    case Appended(var now, var _, var last) -> acknowledge(now, last);
                    case AlreadyDone(var done) -> acknowledge(done.versions(), done.lastPosition());
                    case VersionConflict _, KeyReused _, Forgotten _, Fenced _ ->
                        throw new IllegalStateException("the only writer was refused: " + append);
                }
                return;
            } catch (StoreUnavailable | OutcomeUnknown open) {
                Thread.sleep(GENTLE);
            }
        }
    }

    private void acknowledge(Map<StreamId, Long> now, OptionalLong last) {
        versions.putAll(now);
        acknowledged = last.orElseThrow();
    }

    /// Returns the last position that an answer named.
    long acknowledged() {
        return acknowledged;
    }

    /// Ends, and returns the events that must be in the log.
    SentEvents end() throws InterruptedException {
        goesOn = false;
        thread.join();
        if (failure != null) {
            throw new AssertionError("the writer ended early", failure);
        }
        return sent;
    }
}
