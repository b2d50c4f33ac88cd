package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.store.ProcessInspectorContract;
import dev.scoresheet.application.kernel.process.store.ProcessesUnderTest;

class MemoryProcessInspectorTest extends ProcessInspectorContract {

    @Override
    protected ProcessesUnderTest store() {
        return MemoryProcessesUnderTest.empty();
    }
}
