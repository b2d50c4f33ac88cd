package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.Bulb.Dead;
import dev.scoresheet.domain.kernel.Bulb.None;
import dev.scoresheet.domain.kernel.Bulb.Working;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbCommand.Fit;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOff;
import dev.scoresheet.domain.kernel.BulbCommand.SwitchOn;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.BulbRejection.AlreadyFitted;
import dev.scoresheet.domain.kernel.BulbRejection.Blown;
import dev.scoresheet.domain.kernel.BulbRejection.NotFitted;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;

/// Rules under which each state permits several events, and each event matters for the next decision: a decision on a
/// wrong state shows.
final class BrightBulbs implements Decider<BulbCommand, Bulb, BulbEvent, BulbRejection> {

    static final int TOO_BRIGHT = 100;

    @Override
    public Bulb initial() {
        return new None();
    }

    @Override
    public Decision<BulbEvent, BulbRejection> decide(BulbCommand command, Bulb state) {
        return switch (command) {
            case Fit(var _, var watts) -> fit(watts, state);
            case SwitchOn _ ->
                switch (state) {
                    case None _ -> Decision.reject(new NotFitted());
                    case Dead(var reason) -> Decision.reject(new Blown(reason));
                    case Working bulb when bulb.on() -> Decision.nothing();
                    case Working bulb
                    when bulb.watts() >= TOO_BRIGHT ->
                        Decision.accept(List.of(new SwitchedOn(), new Blew("too bright")));
                    case Working _ -> Decision.accept(new SwitchedOn());
                };
            case SwitchOff _ ->
                switch (state) {
                    case None _ -> Decision.reject(new NotFitted());
                    case Dead(var reason) -> Decision.reject(new Blown(reason));
                    case Working bulb -> bulb.on() ? Decision.accept(new SwitchedOff()) : Decision.nothing();
                };
        };
    }

    /// A bulb that is off can be exchanged for another one.
    private static Decision<BulbEvent, BulbRejection> fit(int watts, Bulb state) {
        return switch (state) {
            case None _, Dead _ -> Decision.accept(new Fitted(watts));
            case Working bulb when bulb.on() -> Decision.reject(new AlreadyFitted(bulb.watts()));
            case Working bulb -> bulb.watts() == watts ? Decision.nothing() : Decision.accept(new Fitted(watts));
        };
    }

    @Override
    public Bulb evolve(Bulb state, BulbEvent event) {
        return switch (event) {
            case Fitted(var watts) -> new Working(watts, false, 0);
            case SwitchedOn _ -> switched(state, true);
            case SwitchedOff _ -> switched(state, false);
            case Blew(var reason) -> new Dead(reason);
        };
    }

    /// A planted fault writes histories that cannot be. Their events must still be readable, by handlers and replay:
    /// the replay names the first command that the rules decide otherwise.
    private static Bulb switched(Bulb state, boolean on) {
        return state instanceof Working bulb ? new Working(bulb.watts(), on, 0) : state;
    }
}
