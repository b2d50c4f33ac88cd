package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.store.ProcessStoreContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;

class MemoryProcessStoreTest extends ProcessStoreContract {

    @Override
    protected ProcessesUnderTest store() {
        return MemoryProcessesUnderTest.empty();
    }
}
