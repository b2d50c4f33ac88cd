package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.domain.kernel.BulbEvent;

/// Log over another one.
abstract class OverLog extends ForwardingStore<BulbEvent> {

    private final EventStore<BulbEvent> right;

    OverLog(EventStore<BulbEvent> right) {
        this.right = right;
    }

    @Override
    protected EventStore<BulbEvent> target() {
        return right;
    }
}
