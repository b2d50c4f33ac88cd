package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
import dev.scoresheet.adapters.memory.kernel.process.MemoryRecords;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.operations.transfer.LogRestoreContract;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

class MemoryLogRestoreTest extends LogRestoreContract {

    private final Map<LogUnderTest, MemoryRecords> processes = new HashMap<>();

    @Override
    protected LogUnderTest empty() {
        return MemoryLogUnderTest.empty();
    }

    @Override
    protected LogRestore restore(LogUnderTest log) {
        return memory(log).restore(UUID.randomUUID().toString(), records(log));
    }

    @Override
    protected ExportSnapshots snapshots(LogUnderTest log) {
        return memory(log).exportSnapshots(records(log));
    }

    private static MemoryLog<?> memory(LogUnderTest log) {
        return ((MemoryLogUnderTest) log).log();
    }

    private MemoryRecords records(LogUnderTest log) {
        return processes.computeIfAbsent(
                log, one -> new MemoryProcesses(memory(one).epochs(), Clock.systemUTC()).records());
    }
}
