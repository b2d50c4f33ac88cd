package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventFeedContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;

class MemoryEventFeedTest extends EventFeedContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
