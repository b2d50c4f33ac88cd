package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.adapters.memory.kernel.node.MemoryNodeRegistry;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Processes in memory over a log in memory, with a clock that the test moves.
record MemoryProcessesUnderTest(
        MemoryLogUnderTest log, SetInstant clock, MemoryNodeRegistry nodes, MemoryProcesses memory)
        implements ProcessesUnderTest {

    static MemoryProcessesUnderTest empty() {
        var log = MemoryLogUnderTest.empty();
        var clock = new SetInstant();
        var nodes = new MemoryNodeRegistry(clock, _ -> false);
        return new MemoryProcessesUnderTest(
                log, clock, nodes, new MemoryProcesses(log.log().epochs(), clock, nodes::nodes));
    }

    @Override
    public ProcessStore processes() {
        return memory.store();
    }

    @Override
    public ProcessInspector inspector() {
        return memory.inspector();
    }

    @Override
    public PartitionLeases leases(Duration absence) {
        return memory.leases(absence);
    }

    @Override
    public ProcessReplacement replacement() {
        return memory.replacement();
    }

    /// Nodes share what is in memory when they share the process.
    @Override
    public ProcessesUnderTest anotherNode() {
        return this;
    }

    @Override
    public void passTime(Duration time) {
        clock.now = clock.now.plus(time);
    }

    static final class SetInstant implements InstantSource {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }
    }
}
