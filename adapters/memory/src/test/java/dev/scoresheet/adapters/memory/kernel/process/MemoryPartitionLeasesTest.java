package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.store.PartitionLeasesContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;

class MemoryPartitionLeasesTest extends PartitionLeasesContract {

    @Override
    protected ProcessesUnderTest store() {
        return MemoryProcessesUnderTest.empty();
    }
}
