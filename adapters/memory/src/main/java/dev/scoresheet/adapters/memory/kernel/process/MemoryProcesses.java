package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.InstantSource;

/// Processes in the memory of one process of the machine; they end with it. They share the lock of the log that they
/// follow. Thread-safe.
public final class MemoryProcesses {

    private final MemoryProcessState state;

    /// @param epochs epochs of the log that the processes follow
    /// @param clock clock for leases and deadlines, as the clock of a database would be
    public MemoryProcesses(MemoryEpochs epochs, InstantSource clock) {
        this.state = new MemoryProcessState(epochs, clock);
    }

    public ProcessStore store() {
        return new MemoryProcessStore(state);
    }

    public ProcessInspector inspector() {
        return new MemoryProcessInspector(state);
    }

    public PartitionLeases leases() {
        return new MemoryPartitionLeases(state);
    }
}
