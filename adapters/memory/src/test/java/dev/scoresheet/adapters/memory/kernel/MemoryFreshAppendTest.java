package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.FreshAppendContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;

class MemoryFreshAppendTest extends FreshAppendContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
