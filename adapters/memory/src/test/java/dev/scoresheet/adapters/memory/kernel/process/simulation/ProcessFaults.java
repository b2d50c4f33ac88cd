package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.domain.kernel.BulbEvent;

/// Rules of processes, each left out in a decorator of a port.
enum ProcessFaults implements ProcessFault {

    /// Sends without the fence of the partition.
    APPENDS_CARRY_THEIR_FENCE(Breach.STALE_APPEND) {
        @Override
        public EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
            return new OverLog(log) {
                @Override
                public AppendResult append(Append<BulbEvent> append) {
                    var keyed = (Append.Keyed<BulbEvent>) append;
                    return super.append(
                            new Append.Keyed<>(keyed.streams(), keyed.receipt(), keyed.metadata(), Fence.NONE));
                }
            };
        }
    };

    final Breach name;

    ProcessFaults(Breach name) {
        this.name = name;
    }
}
