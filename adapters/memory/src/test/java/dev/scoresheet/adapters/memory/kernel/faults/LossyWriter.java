package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.SentEvents;
import dev.scoresheet.application.kernel.log.SentEvents.Sent;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/// Writer of the simulated log: half of its appends are fresh, half are keyed. Some calls and some answers are lost.
/// It sends such an append again later, when others may have written to the stream.
final class LossyWriter {

    private final Random random;
    private final SentEvents sent = new SentEvents();
    private final Deque<Unanswered> unanswered = new ArrayDeque<>();

    private record Unanswered(Sent event, Append<BulbEvent> append) {}

    LossyWriter(Random random) {
        this.random = random;
    }

    /// Appends some event or repeats an append that has no answer.
    void act(EventStore<BulbEvent> store) {
        if (!unanswered.isEmpty() && random.nextInt(3) == 0) {
            repeat(store);
            return;
        }
        var bulb = "ab".charAt(random.nextInt(2)) + "" + random.nextInt(4);
        var event = switch (random.nextInt(24)) {
            case 0 -> new Fitted(13);
            case 1 -> new Fitted(666);
            case 2 -> new Blew("worn out");
            case 3, 4 -> new SwitchedOff();
            case 5, 6 -> new Fitted(random.nextInt(10));
            default -> new SwitchedOn();
        };
        var next = next(bulb, event);
        var append = next.after(store.read(next.stream()).version());
        switch (random.nextInt(8)) {
            case 0 -> unanswered.add(new Unanswered(next, append)); // the call is lost
            case 1 -> {
                store.append(append);
                unanswered.add(new Unanswered(next, append)); // the answer is lost
            }
            default -> answered(store, next, append);
        }
    }

    /// Appends this event and gets the answer.
    void append(EventStore<BulbEvent> store, String bulb, BulbEvent event) {
        var next = next(bulb, event);
        answered(store, next, next.after(store.read(next.stream()).version()));
    }

    private Sent next(String bulb, BulbEvent event) {
        return sent.next(new StreamId("bulb", bulb), event, random.nextBoolean());
    }

    private void repeat(EventStore<BulbEvent> store) {
        var first = unanswered.remove();
        answered(store, first.event(), first.append());
    }

    void repeatAll(EventStore<BulbEvent> store) {
        while (!unanswered.isEmpty()) {
            repeat(store);
        }
    }

    /// Like a command's handler: only after a conflict is the event appended to another version, under the same id.
    private static void answered(EventStore<BulbEvent> store, Sent event, Append<BulbEvent> append) {
        switch (store.append(append)) {
            case Appended _, AlreadyDone _ -> {}
            case VersionConflict(var _, var _, var actual) -> answered(store, event, event.after(actual));
            case KeyReused _, Forgotten _, Fenced _ -> throw new AssertionError(event + " was refused");
        }
    }

    /// True if the log has each event that was sent, once.
    boolean wroteOnce(LogReader log) {
        return sent.deviations(log).isEmpty();
    }
}
