package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.node.RegisteredNode;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Processes in the memory of one process of the machine; they end with it. They share the lock of the log that they
/// follow. Thread-safe.
public final class MemoryProcesses {

    private final MemoryProcessState state;
    private final Supplier<List<RegisteredNode>> nodes;

    /// @param nodes registered nodes
    public MemoryProcesses(MemoryEpochs epochs, InstantSource clock, Supplier<List<RegisteredNode>> nodes) {
        this.state = new MemoryProcessState(epochs, clock);
        this.nodes = nodes;
    }

    /// Makes processes whose nodes do not register.
    ///
    /// @param epochs epochs of the log that the processes follow
    /// @param clock clock for leases and deadlines, as the clock of a database would be
    public MemoryProcesses(MemoryEpochs epochs, InstantSource clock) {
        this(epochs, clock, List::of);
    }

    public ProcessStore store() {
        return new MemoryProcessStore(state);
    }

    public ProcessInspector inspector() {
        return new MemoryProcessInspector(state);
    }

    public PartitionLeases leases() {
        return leases(PartitionLeases.ABSENCE);
    }

    /// @param absence time without a live node after which the version that acts falls
    public PartitionLeases leases(Duration absence) {
        return new MemoryPartitionLeases(
                state,
                absence,
                () -> nodes.get().stream()
                        .filter(RegisteredNode::live)
                        .flatMap(node -> node.registration().follows().stream())
                        .collect(Collectors.toSet()));
    }

    public MemoryRecords records() {
        return new MemoryRecords(state);
    }

    public ProcessReplacement replacement() {
        return new MemoryProcessReplacement(state);
    }
}
