package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.LogReaderContract;

class MemoryLogReaderTest extends LogReaderContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
