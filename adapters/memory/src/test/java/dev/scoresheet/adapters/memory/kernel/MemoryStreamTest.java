package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.StreamContract;

class MemoryStreamTest extends StreamContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
