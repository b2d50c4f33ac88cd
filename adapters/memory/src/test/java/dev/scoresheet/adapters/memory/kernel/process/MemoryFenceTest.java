package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.store.FenceContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;

class MemoryFenceTest extends FenceContract {

    @Override
    protected ProcessesUnderTest store() {
        return MemoryProcessesUnderTest.empty();
    }
}
