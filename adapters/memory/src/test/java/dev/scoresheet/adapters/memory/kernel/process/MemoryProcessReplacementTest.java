package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.store.ProcessReplacementContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;

class MemoryProcessReplacementTest extends ProcessReplacementContract {

    @Override
    protected ProcessesUnderTest store() {
        return MemoryProcessesUnderTest.empty();
    }
}
