package dev.scoresheet.bootstrap.kernel.parking;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.application.kernel.log.EventStore;
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
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Source of the events. Round after round, it fits each of the bulbs and switches it on, in one append. No two
/// bulbs are ever of the same watts, so a row shows which events it is made of, and in which order.
final class House {

    private final EventStore<BulbEvent> store;
    private int rounds;

    House(Postgres postgres) {
        this.store = postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
    }

    /// Returns the watts of the bulb that is fitted in a round. The first round is 0.
    static int watts(int bulb, int round) {
        return round * Rooms.HOW_MANY + bulb + 1;
    }

    /// Answers the last position.
    long round() {
        var streams = new ArrayList<StreamAppend<? extends BulbEvent>>();
        for (int bulb = 0; bulb < Rooms.HOW_MANY; bulb++) {
            var events = List.of(new Fitted(watts(bulb, rounds)), new SwitchedOn());
            streams.add(new StreamAppend<>(Rooms.bulb(bulb), new Any(), events));
        }
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("house"), "round-" + rounds),
                Bytes.of(new byte[32]),
                ReceiptOutcome.DONE,
                Map.of());
        rounds++;
        var appended = (Appended) store.append(new Append.Keyed<>(streams, receipt, Metadata.of("house")));
        return appended.lastPosition().orElseThrow();
    }
}
