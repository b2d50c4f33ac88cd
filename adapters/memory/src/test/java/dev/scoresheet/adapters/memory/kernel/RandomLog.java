package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.Append;
import dev.scoresheet.application.kernel.log.Bytes;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.Metadata;
import dev.scoresheet.application.kernel.log.Receipt;
import dev.scoresheet.application.kernel.log.ReceiptKey;
import dev.scoresheet.application.kernel.log.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.StreamAppend;
import dev.scoresheet.application.kernel.log.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Fills a log: appends of one to three streams, one to three events each.
final class RandomLog {

    private RandomLog() {}

    static void fill(EventStore<BulbEvent> store, int appends, RandomGenerator random) {
        for (int i = 0; i < appends; i++) {
            var streams = new ArrayList<StreamAppend<? extends BulbEvent>>();
            int first = random.nextInt(8);
            for (int stream = 0; stream <= random.nextInt(3); stream++) {
                streams.add(new StreamAppend<>(
                        new StreamId("bulb", "b" + (first + stream) % 8), new Any(), events(random)));
            }
            var receipt = new Receipt(
                    new ReceiptKey("random", "key-" + i), Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
            store.append(new Append<>(streams, receipt, Metadata.of("c" + i)));
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
