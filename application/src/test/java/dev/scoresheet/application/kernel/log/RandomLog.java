package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.append.Append;
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
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Generator of random logs: appends to one to three streams, with one to three events each. Every fill of a
/// log needs a name of its own, because the keys of its receipts begin with it.
public final class RandomLog {

    private RandomLog() {}

    public static void fill(String name, EventStore<BulbEvent> store, int appends, RandomGenerator random) {
        for (int i = 0; i < appends; i++) {
            var streams = new ArrayList<StreamAppend<? extends BulbEvent>>();
            int first = random.nextInt(8);
            for (int stream = 0; stream <= random.nextInt(3); stream++) {
                streams.add(new StreamAppend<>(
                        new StreamId("bulb", "b" + (first + stream) % 8), new Any(), events(random)));
            }
            var receipt = new Receipt(
                    new ReceiptKey(new Principal.Client("random"), name + i),
                    Bytes.of(new byte[32]),
                    ReceiptOutcome.DONE,
                    Map.of());
            store.append(new Append.Keyed<>(streams, receipt, Metadata.of("c" + i)));
        }
    }

    private static List<BulbEvent> events(RandomGenerator random) {
        var events = new ArrayList<BulbEvent>();
        for (int event = 0; event <= random.nextInt(3); event++) {
            events.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new Fitted(random.nextInt(100));
                        case 1 -> new Blew("reason ß " + random.nextInt(100));
                        default -> new SwitchedOn();
                    });
        }
        return events;
    }
}
