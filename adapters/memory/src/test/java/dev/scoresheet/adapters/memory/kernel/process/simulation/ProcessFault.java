package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;

/// Node whose ports are as they should be, or with one rule left out.
interface ProcessFault {

    ProcessFault NONE = new ProcessFault() {};

    /// Returns the log of an owner.
    default EventStore<BulbEvent> log(EventStore<BulbEvent> log) {
        return log;
    }

    default EventFeed<BulbEvent> feed(EventFeed<BulbEvent> feed) {
        return feed;
    }

    /// Returns the rules of a process.
    default ProcessManager<BulbEvent, Tally, Tell> manager(ProcessManager<BulbEvent, Tally, Tell> right) {
        return right;
    }

    /// Returns the names of the reactions that each timer must have.
    default List<String> atDeadline() {
        return List.of("ring");
    }

    /// Returns the store of an owner.
    default ProcessStore store(ProcessStore store, SkewedTime node) {
        return store;
    }

    default PartitionLeases leases(PartitionLeases leases, ProcessStore store) {
        return leases;
    }

    default TextHash hash(TextHash hash, ProcessStore store) {
        return hash;
    }
}
