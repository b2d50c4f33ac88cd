package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.kernel.BulbEvent;

/// Node that is built as it should be, or with one fault.
interface NodeFault {

    NodeFault NONE = new NodeFault() {};

    /// Returns the store of one command's handling.
    default EventStore<BulbEvent> store(EventStore<BulbEvent> store, Sent sent) {
        return store;
    }

    /// Returns the store of snapshots of a node.
    default StateSnapshotStore snapshots(StateSnapshotStore store) {
        return store;
    }

    /// Returns true if the handling of a command is over after it failed with an unknown outcome, false to try again.
    default boolean endsUnknown() {
        return true;
    }
}
