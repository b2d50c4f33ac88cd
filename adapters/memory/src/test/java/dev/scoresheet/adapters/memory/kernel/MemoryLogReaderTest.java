package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogReaderContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;

class MemoryLogReaderTest extends LogReaderContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
