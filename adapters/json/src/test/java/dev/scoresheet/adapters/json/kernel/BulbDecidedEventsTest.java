package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Decider;
import java.util.List;

class BulbDecidedEventsTest extends DecidedEventsContract<Bulb, BulbEvent, BulbEvent> {

    @Override
    protected EventCodec<BulbEvent> codec() {
        return BulbEventTypes.codec();
    }

    @Override
    protected Class<BulbEvent> family() {
        return BulbEvent.class;
    }

    @Override
    protected Decider<?, Bulb, BulbEvent, ?> decider() {
        return new BulbDecider();
    }

    @Override
    protected List<List<? extends BulbEvent>> histories() {
        return List.of(List.of(
                new Fitted(60), new SwitchedOn(), new SwitchedOff(), new SwitchedOn(), new Blew("schräg \" \n 𝄞")));
    }
}
