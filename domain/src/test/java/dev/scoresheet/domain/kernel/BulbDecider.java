package dev.scoresheet.domain.kernel;

import dev.scoresheet.domain.kernel.Bulb.Dead;
import dev.scoresheet.domain.kernel.Bulb.None;
import dev.scoresheet.domain.kernel.Bulb.Working;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.BulbRejection.AlreadyFitted;
import dev.scoresheet.domain.kernel.BulbRejection.Blown;
import dev.scoresheet.domain.kernel.BulbRejection.NotFitted;
import java.util.List;

public final class BulbDecider implements Decider<BulbCommand, Bulb, BulbEvent, BulbRejection> {

    private static final int LIFE = 3;

    @Override
    public Bulb initial() {
        return new None();
    }

    @Override
    public Decision<BulbEvent, BulbRejection> decide(BulbCommand command, Bulb state) {
        return switch (state) {
            case None _ ->
                switch (command) {
                    case Fit(var _, var watts) -> Decision.accept(new Fitted(watts));
                    case SwitchOn _, SwitchOff _ -> Decision.reject(new NotFitted());
                };
            case Working bulb ->
                switch (command) {
                    case Fit _ -> Decision.reject(new AlreadyFitted(bulb.watts()));
                    case SwitchOn _ -> switchOn(bulb);
                    case SwitchOff _ -> bulb.on() ? Decision.accept(new SwitchedOff()) : Decision.nothing();
                };
            case Dead(var reason) -> Decision.reject(new Blown(reason));
        };
    }

    private static Decision<BulbEvent, BulbRejection> switchOn(Working bulb) {
        if (bulb.on()) {
            return Decision.nothing();
        }
        return bulb.timesOn() + 1 == LIFE
                ? Decision.accept(List.of(new SwitchedOn(), new Blew("worn out")))
                : Decision.accept(new SwitchedOn());
    }

    @Override
    public Bulb evolve(Bulb state, BulbEvent event) {
        return switch (event) {
            case Fitted(var watts) -> new Working(watts, false, 0);
            case SwitchedOn _ -> {
                var bulb = working(state);
                yield new Working(bulb.watts(), true, bulb.timesOn() + 1);
            }
            case SwitchedOff _ -> {
                var bulb = working(state);
                yield new Working(bulb.watts(), false, bulb.timesOn());
            }
            case Blew(var reason) -> new Dead(reason);
        };
    }

    private static Working working(Bulb state) {
        if (state instanceof Working bulb) {
            return bulb;
        }
        throw new IllegalStateException("a bulb that is " + state + " was switched");
    }
}
