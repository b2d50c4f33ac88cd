package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.domain.kernel.BulbEvent;

/// One thing that is built wrong: a decorator of one port, all others as they are.
interface Fault {

    Fault NONE = new Fault() {};

    default EventStore<BulbEvent> store(EventStore<BulbEvent> store) {
        return store;
    }

    default EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
        return feed;
    }

    /// @param hazards for a fault that opens a gap in which they may strike
    default View<String, Row> view(View<String, Row> view, Hazards hazards) {
        return view;
    }

    default Stepper<BulbEvent, String, Row> stepper(Stepper<BulbEvent, String, Row> stepper) {
        return stepper;
    }

    /// @param clock the simulation's, in store time
    default Leases leases(Leases leases, SimulatedClock clock) {
        return leases;
    }

    default Generations generations(Generations generations) {
        return generations;
    }

    /// Returns the retry of a parked key after the repair of the projection.
    default Retry retry(Retry retry, Consumers.Mended mended) {
        return retry;
    }
}
