package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Stored names of the example events. A bulb's fitting once had another shape, so that the kernel tests
/// upcasting.
public final class BulbEventTypes implements EventTypes<BulbEvent> {

    private static final StoredType<Fitted> FITTED =
            StoredType.of("bulb.fitted", Fitted.class).then(BulbEventTypes::powerBecomesWatts);
    private static final StoredType<SwitchedOn> SWITCHED_ON = StoredType.of("bulb.switched-on", SwitchedOn.class);
    private static final StoredType<SwitchedOff> SWITCHED_OFF = StoredType.of("bulb.switched-off", SwitchedOff.class);
    private static final StoredType<Blew> BLEW = StoredType.of("bulb.blew", Blew.class);

    /// Returns the codec of the example events.
    public static JsonEventCodec<BulbEvent> codec() {
        return new JsonEventCodec<>(new BulbEventTypes());
    }

    @Override
    public StoredType<? extends BulbEvent> of(BulbEvent event) {
        return switch (event) {
            case Fitted _ -> FITTED;
            case SwitchedOn _ -> SWITCHED_ON;
            case SwitchedOff _ -> SWITCHED_OFF;
            case Blew _ -> BLEW;
        };
    }

    @Override
    public List<StoredType<? extends BulbEvent>> all() {
        return List.of(FITTED, SWITCHED_ON, SWITCHED_OFF, BLEW);
    }

    /// v1 wrote `"power": "60W"`.
    private static ObjectNode powerBecomesWatts(ObjectNode event) {
        var power = event.remove("power").stringValue();
        event.put("watts", Integer.parseInt(power.substring(0, power.length() - 1)));
        return event;
    }
}
